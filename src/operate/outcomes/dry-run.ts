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
/** Placeholder in a path for the id of a resource that does not exist yet. */
export const placeholderId = 'NEW_ID';

/** The body with secret fields masked. */
const maskBody = ({ body, openMembers = [] }: Request, redactor: Redactor): unknown => {
  const shown = redactor.value(body);
  if (!isJsonObject(body) || !isJsonObject(shown)) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => {
      if (openMembers.includes(key)) return [key, redactor.value(body[key])];
      return [key, isSecretField(key) ? secretMask : value];
    }),
  );
};

const formatEntry = (item: Item): readonly string[] =>
  item.method === undefined
    ? []
    : [
        `${String(item.method)} ${String(item.url)}`,
        ...(item.body === undefined ? [] : [toJsonText(item.body, 2)]),
      ];

/** A request that would be sent, or a target that would be refused and why. */
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
    ...(request.body === undefined ? {} : { body: maskBody(request, redactor) }),
  };
};

/** The members a dry run prints in formats with columns: those that occur. */
const listMembers = (items: readonly Item[]): readonly string[] =>
  ['method', 'url', 'body', 'id', 'name', 'error'].filter((member) =>
    items.some((item) => member in item),
  );

/**
 * Prints what a verb would send: method, full URL and JSON body; and the targets that would be
 * refused. For people these are lines, not a table, so that nothing is cut on a narrow terminal;
 * refusals are then the failure of the run.
 */
export const writeEntries = async (
  session: Session,
  entries: readonly DryRunEntry[],
): Promise<void> => {
  const { writer } = session;
  const redactor = createRedactor(secretFieldNames);
  writer.note('dry run: no changes were sent');
  // Formats of names or ids print those of affected targets; a request has none.
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

/** Prints the requests a verb would send. */
export const writeRequests = (session: Session, requests: readonly Request[]): Promise<void> =>
  writeEntries(
    session,
    requests.map((request) => ({ request })),
  );
