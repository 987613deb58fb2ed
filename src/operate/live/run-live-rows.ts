/** Rows that are read repeatedly until the run is interrupted. */
import { Interruption, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { findFormat, selectFormats } from '../../output/formats/formats.ts';
import { startFreshLine } from '../../output/terminal/fresh-line.ts';
import type { RowView } from '../rows/row-view.ts';
import type { Session } from '../session.ts';
import { followNewItems } from './follow.ts';
import type { LiveMode, LiveSource } from './live-rows.ts';
import { drawChanges } from './watch-list.ts';
import { writeChanges } from './write-changes.ts';

/** How many past items `--follow` shows first without `--since`. */
const usualLast = 10;

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

const followRows = async (session: Session, { filter, open }: LiveSource): Promise<void> => {
  const { format, streams } = session.writer;
  if (!findFormat(format).isOpenEnded) throw createNeedsEnd('follow', `-o ${format}`);
  if (!streams) throw createNeedsEnd('follow', '--query');
  const { time, since, until } = filter;
  if (until !== undefined) {
    throw new UsageFailure('--follow and --until cannot be combined: --follow never ends', {
      code: 'contradiction',
    });
  }
  const { view, arriving: read } = await open();
  const last = since === undefined ? usualLast : Number.POSITIVE_INFINITY;
  const { columns, members, word } = view;
  const items = showBatches(followNewItems(session, { read, time: time ?? '', last }), view);
  await session.writer.document({ shape: 'list', items, columns, members, word, live: true });
};

/**
 * Throws a `UsageFailure` if changes cannot be shown in the format of the session. Returns how they
 * are shown: drawn on the terminal, or written one after the other.
 */
export const chooseWatchForm = ({ writer, host }: Session): 'drawn' | 'written' => {
  const { format, streams } = writer;
  const { changes } = findFormat(format);
  if (changes === undefined) {
    throw new UsageFailure(`--watch cannot be used with -o ${format}`, {
      code: 'contradiction',
      hint: `supported formats: ${selectFormats((other) => other.changes !== undefined).join(', ')}`,
    });
  }
  if (changes === 'objects' && !streams) throw createNeedsEnd('watch', '--query');
  const { out } = host.terminal;
  return changes === 'drawn' && out.isTerminal && !out.dumb ? 'drawn' : 'written';
};

const watchRows = async (session: Session, { open }: LiveSource): Promise<void> => {
  const form = chooseWatchForm(session);
  const rows = await open();
  await (form === 'drawn' ? drawChanges(session, rows) : writeChanges(session, rows));
};

/** Runs until it is interrupted; the shell's prompt then starts on a new line. */
export const runUntilInterrupted = async (
  { host }: Session,
  run: () => Promise<void>,
): Promise<void> => {
  try {
    await run();
  } catch (failure) {
    if (failure instanceof Interruption && failure.kind === 'interrupted') {
      startFreshLine(host.terminal);
    }
    throw failure;
  }
};

/** Shows rows until the run is interrupted, which ends it without a message. */
export const runLiveRows = (session: Session, source: LiveSource, way: LiveMode): Promise<void> =>
  runUntilInterrupted(session, () =>
    way === 'watch' ? watchRows(session, source) : followRows(session, source),
  );
