import type { Resource } from '../../catalog/vocabulary.ts';
import type { Document, Item, StreamedItems } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import type { Session } from '../session.ts';
import type { ItemName } from '../targets/item-names.ts';
import { readNames } from '../targets/names.ts';
import { createUnreadNotice } from '../targets/unread-names.ts';
import { createDetailColumns, listDetailKeys } from './columns.ts';
import { createCompletion } from './derived-fields.ts';
import { withFailureEvent } from './failure-event.ts';
import { defaultRowOptions } from './row-options.ts';
import { createItemView, createRowView } from './row-view.ts';
import { checkShowSecrets } from './secrets.ts';
import { selectFields, withSelectedFields } from './selected-fields.ts';
import { chooseDetailTimes } from './time-style.ts';

/** One item with its columns. */
export type ItemDocument = Extract<Document, { readonly shape: 'object' }>;

/** Writes resources as one list; `lacks` are fields that the response does not contain. */
export const writeList = async (
  session: Session,
  resource: Resource,
  rows: StreamedItems<Item>,
  { lacks = [] }: { readonly lacks?: readonly string[] } = {},
): Promise<void> => {
  const { columns, members, word, prepare } = createRowView(session, resource, lacks);
  let count = 0;
  const batches = async function* (): AsyncGenerator<readonly Item[]> {
    for await (const batch of readBatches(rows)) {
      count += batch.length;
      if (batch.length > 0) yield await prepare(batch);
    }
  };
  // The widths of a complete list are computed from all of its rows.
  const items = Array.isArray(rows) ? await collectBatches(batches()) : batches();
  await session.writer.document({ shape: 'list', items, columns, members, word });
  if (count === 0) session.writer.note(`no ${resource.titles}`);
};

/** One resource as a document. Throws a `UsageFailure` as `createRowView` does. */
export const createItemDocument = async (
  session: Session,
  described: Resource,
  sent: Item,
): Promise<ItemDocument> => {
  checkShowSecrets(session);
  const resource = withFailureEvent(described, [sent]);
  const { writer, cache, options, host } = session;
  const item = createCompletion(resource, host.clock.now())(sent);
  const { columns } = options.rows ?? defaultRowOptions;
  const selected = selectFields(resource, columns);
  const keys = withSelectedFields(listDetailKeys(resource, item), selected);
  const { members, word, prepare, prepareNamed } = createItemView(session, resource);
  const names = writer.forPeople
    ? await readNames(cache, resource, [item], { keys, onUnread: createUnreadNotice(writer) })
    : new Map<string, ItemName>();
  const [row = item] = await (writer.forPeople ? prepareNamed : prepare)([item]);
  return {
    shape: 'object',
    item: row,
    columns: createDetailColumns(resource, keys, names, chooseDetailTimes(session, resource)),
    members,
    word,
  };
};

/** Writes one resource; `requested` if the end of its request has not been seen. */
export const writeItem = async (
  session: Session,
  resource: Resource,
  sent: Item,
  { requested = false }: { readonly requested?: boolean } = {},
): Promise<void> => {
  const document = await createItemDocument(session, resource, sent);
  await session.writer.document({ ...document, ...(requested && { requested }) });
};
