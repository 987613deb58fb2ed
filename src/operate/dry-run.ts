import { jsonText } from '../catalog/json-text.ts';
import { isMembers } from '../catalog/members.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { type Redactor, redactorOf } from '../platform/redact.ts';
import { isSecretField, mask, secretFields } from './secrets.ts';
import type { Session } from './session.ts';

/** Stands in a path for the id of what does not exist yet. */
export const newId = 'NEW_ID';

/** The body with the fields masked that the catalog marks as secret, and what else is secret. */
const shownBody = (body: unknown, redactor: Redactor): unknown => {
  const shown = redactor.value(body);
  if (!isMembers(body) || !isMembers(shown)) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, isSecretField(key) ? mask : value]),
  );
};

const linesOf = (item: Item): readonly string[] => [
  `${String(item.method)} ${String(item.url)}`,
  ...(item.body === undefined ? [] : [jsonText(item.body, 2)]),
];

/**
 * Writes the requests a verb would send: method, full URL and JSON body. For a person they are
 * lines and no table, so that nothing is cut however narrow the terminal is.
 */
export const writeRequests = async (
  session: Session,
  requests: readonly Request[],
): Promise<void> => {
  const { writer } = session;
  const redactor = redactorOf(Object.keys(secretFields));
  writer.note('dry run: nothing that changes anything was sent');
  const items = requests.map(
    (request): Item => ({
      method: request.method,
      url: redactor.text(session.platform.url(request)),
      ...(request.body === undefined ? {} : { body: shownBody(request.body, redactor) }),
    }),
  );
  if (writer.forPeople) await writer.text(items.flatMap(linesOf).join('\n'));
  else await writer.document({ shape: 'list', items, columns: [] });
};
