import type { Resource } from '../catalog/vocabulary.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { mask } from './secrets.ts';
import type { Session } from './session.ts';

/** Stands in a path for the id of what does not exist yet. */
export const newId = 'NEW_ID';

/** The body with the fields masked that the catalog marks as secret. */
const shownBody = (resource: Resource, body: unknown): unknown =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).map(([key, value]) => [
          key,
          resource.fields[key]?.secret ? mask : value,
        ]),
      )
    : body;

const linesOf = (item: Item): readonly string[] => [
  `${String(item.method)} ${String(item.url)}`,
  ...(item.body === undefined ? [] : [JSON.stringify(item.body, undefined, 2)]),
];

/**
 * Writes the requests a verb would send: method, full URL and JSON body. For a person they are
 * lines and no table, so that nothing is cut however narrow the terminal is.
 */
export const writeRequests = async (
  session: Session,
  resource: Resource,
  requests: readonly Request[],
): Promise<void> => {
  const { writer } = session;
  writer.note('dry run: nothing that changes anything was sent');
  const items = requests.map(
    (request): Item => ({
      method: request.method,
      url: session.platform.url(request),
      ...(request.body === undefined ? {} : { body: shownBody(resource, request.body) }),
    }),
  );
  if (writer.forPeople) await writer.text(items.flatMap(linesOf).join('\n'));
  else await writer.document({ shape: 'list', items, columns: [] });
};
