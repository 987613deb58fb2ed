import { joinPath } from '../../catalog/paths.ts';
import type { ListView } from '../../catalog/verb-forms.ts';
import type { Item } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import { buildPath } from '../../platform/paths.ts';
import { createArrangement } from '../rows/arrange.ts';
import { streamRows } from '../rows/arriving-rows.ts';
import { filterRows } from '../rows/client-filter.ts';
import { createRowView } from '../rows/row-view.ts';
import { maskSecrets } from '../rows/secrets.ts';
import { withLastingTimes } from '../rows/time-style.ts';
import type { Session } from '../session.ts';
import { createRowFilter } from '../verbs/list-call.ts';
import { findViewTarget, type ViewCall, withNoSuchId } from '../verbs/view.ts';
import type { LiveMode, LiveRows } from './live-rows.ts';
import { runLiveRows } from './run-live-rows.ts';

const openLiveView = async (
  session: Session,
  verb: ListView,
  call: ViewCall,
): Promise<LiveRows> => {
  const of = session.cache.catalog.find(verb.answers.of);
  const view = createRowView(session, of);
  // Values that are not valid are refused before anything is read.
  filterRows(of, call.filter, session.host.clock.now());
  const target = await findViewTarget(session, verb, call);
  const matches = await createRowFilter(session, { resource: of, verb: {}, filter: call.filter });
  const { arrange } = await createArrangement(session, of);
  async function* streamShown(): AsyncGenerator<readonly Item[]> {
    if (!target) return;
    const path = buildPath(joinPath(call.resource, verb.path), { id: target.id });
    for await (const items of streamRows(session, { path })) {
      yield items.filter(matches).map((item) => maskSecrets(session, of, item));
    }
  }
  return {
    resource: of,
    view,
    read: async () => collectBatches(arrange(streamShown())),
    arriving: () => readBatches(arrange(streamShown())),
  };
};

/** Shows a view that lists until the run is interrupted, which ends it without a message. */
export const runLiveView = (
  session: Session,
  verb: ListView,
  call: ViewCall,
  way: LiveMode,
): Promise<void> => {
  const open = (): Promise<LiveRows> =>
    openLiveView(way === 'follow' ? withLastingTimes(session) : session, verb, call);
  return withNoSuchId(call, runLiveRows(session, { filter: call.filter, open }, way));
};
