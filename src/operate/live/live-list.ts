import type { Item } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import { findOpenParent, readRowsOfAllParents } from '../rows/all-parents.ts';
import { createArrangement } from '../rows/arrange.ts';
import { planReadings, readRows } from '../rows/arriving-rows.ts';
import { filterRows } from '../rows/client-filter.ts';
import { listFields } from '../rows/list-fields.ts';
import { createRowView } from '../rows/row-view.ts';
import { maskSecrets } from '../rows/secrets.ts';
import { withLastingTimes } from '../rows/time-style.ts';
import type { Session } from '../session.ts';
import { filterByLabel } from '../targets/filter-by-label.ts';
import { selectRowsToShow } from '../verbs/list.ts';
import {
  checkListNeeds,
  chooseListParent,
  createRowFilter,
  findShownResource,
  type ListCall,
  readListQuery,
} from '../verbs/list-call.ts';
import type { LiveMode, LiveRows } from './live-rows.ts';
import { runLiveRows } from './run-live-rows.ts';

const openLiveList = async (session: Session, call: ListCall): Promise<LiveRows> => {
  const { resource, verb, filter, labels } = call;
  const shown = findShownResource(call);
  const view = createRowView(session, shown, call.verb.lacks ?? []);
  checkListNeeds(session, call, listFields(resource, verb));
  // Values that are not valid are refused before anything is read.
  filterRows(resource, filter, session.host.clock.now());
  const listQuery = await readListQuery(session, call);
  const { parent, outer, query } = listQuery;
  const matchesFilter = await createRowFilter(session, call, listQuery);
  const hasLabels = await filterByLabel(session, labels);
  const open = findOpenParent(resource, verb, parent);
  const { arrange } = await createArrangement(session, shown);
  const selectShown = (items: readonly Item[]): readonly Item[] =>
    selectRowsToShow(call, items, (item) => matchesFilter(item) && hasLabels(item)).map((item) =>
      maskSecrets(session, resource, item),
    );
  const readAnew = (): Promise<readonly Item[]> =>
    open
      ? readRowsOfAllParents(session, resource, open, { query, outer, reading: 'fresh' })
      : session.cache.refreshList(resource, parent, query);
  async function* streamShown(): AsyncGenerator<readonly Item[]> {
    const readings = await planReadings(session, { resource, verb, parent, query });
    for await (const items of readRows(session, verb, readings)) yield selectShown(items);
  }
  return {
    resource: shown,
    view,
    read: async () => collectBatches(arrange(selectShown(await readAnew()))),
    arriving: () => readBatches(arrange(streamShown())),
  };
};

/** Shows a list until the run is interrupted, which ends it without a message. */
export const runLiveList = (session: Session, given: ListCall, way: LiveMode): Promise<void> => {
  const call = chooseListParent(given);
  const open = (): Promise<LiveRows> =>
    openLiveList(way === 'follow' ? withLastingTimes(session) : session, call);
  return runLiveRows(session, { filter: call.filter, open }, way);
};
