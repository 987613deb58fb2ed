import type { Resource } from '../catalog/vocabulary.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { mask } from './secrets.ts';
import type { Session } from './session.ts';

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

/** Writes the requests a verb would send: method, full URL and JSON body. */
export const writeRequests = async (
  session: Session,
  resource: Resource,
  requests: readonly Request[],
): Promise<void> => {
  session.writer.note('dry run: nothing that changes anything was sent');
  const items = requests.map(
    (request): Item => ({
      method: request.method,
      url: session.platform.url(request),
      ...(request.body === undefined ? {} : { body: shownBody(resource, request.body) }),
    }),
  );
  const bodyText = (item: Item): string =>
    item.body === undefined ? '-' : JSON.stringify(item.body);
  await session.writer.document({
    shape: 'list',
    items,
    // Kind id: a request is never cut, so that it can be copied.
    columns: [
      { key: 'method', heading: 'method', kind: 'text', cell: (item) => String(item.method) },
      { key: 'url', heading: 'url', kind: 'id', cell: (item) => String(item.url) },
      { key: 'body', heading: 'body', kind: 'id', cell: bodyText },
    ],
  });
};
