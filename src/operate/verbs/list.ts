import type { Item, StreamedItems } from '../../output/document.ts';
import { readBatches } from '../../output/formats/batches.ts';
import { findOpenParent, readRowsOfAllParents } from '../rows/all-parents.ts';
import { createArrangement } from '../rows/arrange.ts';
import { planReadings, readRows, startRows } from '../rows/arriving-rows.ts';
import { filterRows } from '../rows/client-filter.ts';
import { listFields } from '../rows/list-fields.ts';
import { checkRawSecrets, writeRaw } from '../rows/raw.ts';
import { createRowView } from '../rows/row-view.ts';
import { writeList } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { filterByLabel } from '../targets/filter-by-label.ts';
import { reportOwnNames } from '../targets/item-names.ts';
import {
  checkListNeeds,
  checkRaw,
  chooseListParent,
  createRowFilter,
  findShownResource,
  type ListCall,
  type ListQuery,
  readListQuery,
} from './list-call.ts';
/**
 * The rows to show: without filtered ones, and without internal ones unless requested.
 */
export const selectRowsToShow = (
  call: ListCall,
  items: readonly Item[],
  isSelected: (item: Item) => boolean,
): readonly Item[] => {
  const { internal } = call.resource;
  const isShown = (item: Item): boolean =>
    internal === undefined || call.internal || item[internal] == null;
  return items.filter((item) => isShown(item) && isSelected(item));
};

/** The rows, streamed if that helps. */
const startReading = async (
  session: Session,
  call: ListCall,
  { parent, outer, query }: ListQuery,
  way: 'streamed' | 'whole',
): Promise<StreamedItems<Item>> => {
  const { resource, verb } = call;
  const open = findOpenParent(resource, verb, parent);
  if (open)
    return readRowsOfAllParents(session, resource, open, {
      query,
      outer,
      reading: 'remembered',
    });
  // Lists of several things are asked for at once, not one after the other.
  const isBySeveral = verb.each !== undefined && verb.filters?.[verb.each]?.to !== undefined;
  if (way === 'whole' || isBySeveral) return session.cache.list(resource, parent, query);
  const rows = readRows(
    session,
    verb,
    await planReadings(session, { resource, verb, parent, query }),
  );
  const isAll = parent === undefined && query === undefined;
  return startRows(isAll ? reportRows(session, call, rows) : rows);
};

/**
 * Lists a resource, of one parent or of every parent, and writes rows as they arrive.
 */
export const runList = async (session: Session, given: ListCall): Promise<void> => {
  const call = chooseListParent(given);
  const { verb, labels } = call;
  const { writer, options, host } = session;
  const resource = findShownResource(call);
  const lacks: readonly string[] = verb.lacks ?? [];
  checkListNeeds(session, call, listFields(resource, verb));
  if (options.rows?.raw) checkRaw(call);
  checkRawSecrets(session, resource);
  createRowView(session, resource, lacks);
  // Values that are not valid are refused before anything is read.
  filterRows(resource, call.filter, host.clock.now());
  const { needsAll, arrange } = await createArrangement(session, resource);
  const listQuery = await readListQuery(session, call);
  if (options.rows?.raw) {
    const readings = await planReadings(session, { resource: call.resource, verb, ...listQuery });
    return writeRaw(session, resource, readings);
  }
  const matchesFilter = await createRowFilter(session, call, listQuery);
  const [items, hasLabels] = await Promise.all([
    startReading(session, call, listQuery, writer.streams && !needsAll ? 'streamed' : 'whole'),
    filterByLabel(session, labels),
  ]);
  const isSelected = (item: Item): boolean => matchesFilter(item) && hasLabels(item);
  const rows = Array.isArray(items)
    ? selectRowsToShow(call, items, isSelected)
    : selectBatches(call, items, isSelected);
  await writeList(session, resource, arrange(rows), { lacks });
};

/** Maximum length of a list whose names are collected; longer ones are not useful for completion. */
const mostGathered = 5000;

/** Streams the rows of a list and reports their names once it is complete. */
async function* reportRows(
  { reportNames }: Session,
  { resource }: ListCall,
  batches: AsyncGenerator<readonly Item[]>,
): AsyncGenerator<readonly Item[]> {
  const gathered: Item[] = [];
  let isShort = true;
  for await (const batch of batches) {
    isShort &&= gathered.length + batch.length <= mostGathered;
    if (isShort) gathered.push(...batch);
    else gathered.length = 0;
    yield batch;
  }
  if (isShort) reportOwnNames(reportNames, resource, gathered);
}

async function* selectBatches(
  call: ListCall,
  batches: StreamedItems<Item>,
  isSelected: (item: Item) => boolean,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of readBatches(batches)) yield selectRowsToShow(call, batch, isSelected);
}
