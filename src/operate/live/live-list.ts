import { Interruption, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import { findFormat, selectFormats } from '../../output/formats/formats.ts';
import { startFreshLine } from '../../output/terminal/fresh-line.ts';
import { findOpenParent, readRowsOfAllParents } from '../rows/all-parents.ts';
import { createArrangement } from '../rows/arrange.ts';
import { planReadings, readRows } from '../rows/arriving-rows.ts';
import { filterRows } from '../rows/client-filter.ts';
import { listFields } from '../rows/list-fields.ts';
import { createRowView, type RowView } from '../rows/row-view.ts';
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
import { followNewItems } from './follow.ts';
import { drawChanges } from './watch-list.ts';
import { writeChanges } from './write-changes.ts';

/** How many past items `--follow` shows first without `--since`. */
const usualLast = 10;

/** A list that never ends: `--watch` shows its changes, `--follow` its new items. */
export type LiveMode = 'watch' | 'follow';

/** Reads the same list repeatedly. */
interface LiveReader {
  /** Reads the selected rows again. */
  readonly read: () => Promise<readonly Item[]>;
  /** The same rows as a stream, so that memory does not hold all of them. */
  readonly arriving: () => AsyncIterable<readonly Item[]>;
}

const createLiveReader = async (session: Session, call: ListCall): Promise<LiveReader> => {
  const { resource, verb, filter, labels } = call;
  checkListNeeds(session, call, listFields(resource, verb));
  // Values that are not valid are refused before anything is read.
  filterRows(resource, filter, session.host.clock.now());
  const listQuery = await readListQuery(session, call);
  const { parent, outer, query } = listQuery;
  const matchesFilter = await createRowFilter(session, call, listQuery);
  const hasLabels = await filterByLabel(session, labels);
  const open = findOpenParent(resource, verb, parent);
  const { arrange } = await createArrangement(session, findShownResource(call));
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
    read: async () => collectBatches(arrange(selectShown(await readAnew()))),
    arriving: () => readBatches(arrange(streamShown())),
  };
};

const createLiveView = (session: Session, call: ListCall): RowView =>
  createRowView(session, findShownResource(call), call.verb.lacks ?? []);

async function* showBatches(
  batches: AsyncIterable<readonly Item[]>,
  { prepare }: RowView,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of batches) yield prepare(batch);
}

const createNeedsEnd = (way: LiveMode, what: string): UsageFailure =>
  new UsageFailure(`--${way} never ends, so ${what} cannot be used`, {
    code: 'contradiction',
    hint: 'use -o jsonl',
  });

const followList = async (session: Session, call: ListCall): Promise<void> => {
  const { format, streams } = session.writer;
  if (!findFormat(format).isOpenEnded) throw createNeedsEnd('follow', `-o ${format}`);
  if (!streams) throw createNeedsEnd('follow', '--query');
  const { time, since, until } = call.filter;
  if (until !== undefined) {
    throw new UsageFailure('--follow and --until cannot be combined: --follow never ends', {
      code: 'contradiction',
    });
  }
  const view = createLiveView(withLastingTimes(session), call);
  const { arriving: read } = await createLiveReader(session, call);
  const last = since === undefined ? usualLast : Number.POSITIVE_INFINITY;
  const { columns, members, word } = view;
  const items = showBatches(followNewItems(session, { read, time: time ?? '', last }), view);
  await session.writer.document({ shape: 'list', items, columns, members, word, live: true });
};

const watchList = async (session: Session, call: ListCall): Promise<void> => {
  const { format, streams } = session.writer;
  const { changes } = findFormat(format);
  if (changes === undefined) {
    throw new UsageFailure(`--watch cannot be used with -o ${format}`, {
      code: 'contradiction',
      hint: `supported formats: ${selectFormats((other) => other.changes !== undefined).join(', ')}`,
    });
  }
  if (changes === 'objects' && !streams) throw createNeedsEnd('watch', '--query');
  const resource = findShownResource(call);
  const view = createLiveView(session, call);
  const { read } = await createLiveReader(session, call);
  const { out } = session.host.terminal;
  if (changes === 'drawn' && out.isTerminal && !out.dumb) {
    await drawChanges(session, { resource, read, view });
    return;
  }
  await writeChanges(session, { resource, read, view });
};

/** Shows a list until the run is interrupted, which ends it without a message. */
export const runLiveList = async (
  session: Session,
  given: ListCall,
  way: LiveMode,
): Promise<void> => {
  const call = chooseListParent(given);
  try {
    await (way === 'watch' ? watchList(session, call) : followList(session, call));
  } catch (failure) {
    if (failure instanceof Interruption && failure.kind === 'interrupted') {
      startFreshLine(session.host.terminal);
    }
    throw failure;
  }
};
