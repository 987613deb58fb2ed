import { isSecretField, secretFieldNames } from '../../catalog/secret-fields.ts';
import type { Failure } from '../../lib/failures/failures.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import { findFormat } from '../../output/formats/formats.ts';
import type { Request } from '../../platform/platform.ts';
import { createRedactor, type Redactor } from '../../platform/redact.ts';
import { secretMask } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { createOutcomeError } from './outcome.ts';
/** Stands in a path for the id of what does not exist yet. */
export const placeholderId = 'NEW_ID';

/** The body with the fields masked that the catalog marks as secret, and what else is secret. */
const maskBody = (body: unknown, redactor: Redactor): unknown => {
  const shown = redactor.value(body);
  if (!isJsonObject(body) || !isJsonObject(shown)) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, isSecretField(key) ? secretMask : value]),
  );
};

const formatEntry = (item: Item): readonly string[] =>
  item.method === undefined
    ? []
    : [
        `${String(item.method)} ${String(item.url)}`,
        ...(item.body === undefined ? [] : [toJsonText(item.body, 2)]),
      ];

/** A request that would be sent, or a target to which none would be and why. */
export type DryRunEntry =
  | { readonly request: Request }
  | { readonly target: Target; readonly failure: Failure };

const createEntryItem = (session: Session, redactor: Redactor, entry: DryRunEntry): Item => {
  if ('failure' in entry) {
    const { id, name } = entry.target;
    return { id, name, error: createOutcomeError(entry.failure) };
  }
  const { request } = entry;
  return {
    method: request.method,
    url: redactor.text(session.platform.url(request)),
    ...(request.body === undefined ? {} : { body: maskBody(request.body, redactor) }),
  };
};

/** Members of what a dry run writes, for formats with columns: those that are there. */
const listMembers = (items: readonly Item[]): readonly string[] =>
  ['method', 'url', 'body', 'id', 'name', 'error'].filter((member) =>
    items.some((item) => member in item),
  );

/**
 * Writes what a verb would send: method, full URL and JSON body; and the targets that would be
 * refused. For a person they are lines and no table, so that nothing is cut however narrow the
 * terminal is; what is refused is then the failure of the run.
 */
export const writeEntries = async (
  session: Session,
  entries: readonly DryRunEntry[],
): Promise<void> => {
  const { writer } = session;
  const redactor = createRedactor(secretFieldNames);
  writer.note('dry run: nothing that changes anything was sent');
  // Names and ids, one a line, are those of what would be done; a request has none.
  const { word } = findFormat(writer.format);
  const shown = word ? entries.filter((entry) => 'request' in entry) : entries;
  const items = shown.map((entry) => createEntryItem(session, redactor, entry));
  if (writer.forPeople) {
    const lines = items.flatMap(formatEntry);
    if (lines.length > 0) await writer.text(lines.join('\n'));
    return;
  }
  await writer.document({ shape: 'list', items, columns: [], members: listMembers(items) });
};

/** Writes the requests a verb would send. */
export const writeRequests = (session: Session, requests: readonly Request[]): Promise<void> =>
  writeEntries(
    session,
    requests.map((request) => ({ request })),
  );
