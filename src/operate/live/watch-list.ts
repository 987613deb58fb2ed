import type { Host } from '../../host.ts';
import type { Item } from '../../output/document.ts';
import { formatListLines } from '../../output/tables/list-table.ts';
import { createColors } from '../../output/terminal/colors.ts';
import {
  describeRemaining,
  type FrameSize,
  selectFittingRows,
} from '../../output/terminal/frame.ts';
import { describeHiddenColumns, wrapMessage } from '../../output/terminal/message.ts';
import { openArea } from '../../output/terminal/redraw.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { Session } from '../session.ts';
import { createWatchEnd } from '../waiting/poll.ts';
import { type MarkedRow, openChangeMarks } from './change-marks.ts';
import { findChanges } from './changes.ts';
import type { LiveRows } from './live-rows.ts';
import { formatWatchHead } from './watch-head.ts';
import { defaultWatchMs, pollRows } from './write-changes.ts';

const signs = { added: '+', changed: '~', removed: '-' } as const;

const tones = { added: 'good', changed: 'busy', removed: 'bad' } as const;

/** A sign and the space behind it. */
const margin = 2;

/** A list as the last poll returned it. */
interface ListSnapshot {
  readonly items: readonly Item[];
  readonly rows: readonly MarkedRow[];
  /** In ms since 1970. */
  readonly at: number;
  /** Interval to the next poll, in ms. */
  readonly pause: number;
}

/** The rows that fit, changed ones first, in the order of the list. */
const selectFitting = (rows: readonly MarkedRow[], room: number): readonly MarkedRow[] => {
  if (rows.length <= room) return rows;
  const selected = new Set(
    [...rows.filter(({ mark }) => mark), ...rows.filter(({ mark }) => !mark)].slice(0, room),
  );
  return rows.filter((row) => selected.has(row));
};

/**
 * Decides what is shown besides the rows for this number of lines; a row comes before anything else.
 */
const decideLayout = (height: number) => ({
  hasHead: height !== 1,
  hasHeadings: height >= 3,
  hasRest: height >= 4,
  hasHidden: height >= 8,
});

/** The lines of each row after its sign. */
const withSigns = (
  { terminal }: Host,
  drawn: readonly (readonly string[])[],
  rows: readonly MarkedRow[],
): readonly (readonly string[])[] => {
  const { tones: paints } = createColors(terminal.out);
  const space = ' '.repeat(margin);
  return drawn.map((lines, row) => {
    const mark = rows[row]?.mark;
    const sign = mark ? `${paints[tones[mark]](signs[mark])} ` : space;
    return lines.map((line, at) => `${at === 0 ? sign : space}${line}`);
  });
};

/**
 * The rows in at most `height` lines, with headers and a note about hidden rows if they fit.
 */
const formatTable = async (
  { host }: Session,
  { view }: LiveRows,
  rows: readonly MarkedRow[],
  { width, height }: FrameSize,
): Promise<readonly string[]> => {
  const { hasHead, hasHeadings, hasRest, hasHidden } = decideLayout(height);
  const tried = selectFitting(rows, Math.max(height - Number(hasHead), 1));
  const items = await view.prepare(tried.map(({ item }) => item));
  const sink = { ...host.terminal.out, columns: Math.max(width - margin, 1) };
  const { heading, rows: drawn, hidden } = await formatListLines(items, view.columns, sink);
  const headings = hasHeadings ? heading.map((line) => `${' '.repeat(margin)}${line}`) : [];
  const below =
    hasHidden && hidden.length > 0
      ? wrapMessage(describeHiddenColumns(hidden), width).split('\n')
      : [];
  const room = Math.max(height - Number(hasHead) - headings.length - below.length, 1);
  const lines = new Map(withSigns(host, drawn, tried).map((drawnRow, at) => [tried[at], drawnRow]));
  const fitRows = (selected: readonly MarkedRow[]): readonly (readonly string[])[] =>
    selectFittingRows(
      selected.map((row) => lines.get(row) ?? []),
      room,
      hasRest ? rows.length : selected.length,
    );
  // Changed rows stay, even if some rows take more than one line.
  const shown = fitRows(selectFitting(tried, fitRows(tried).length));
  const rest = rows.length - shown.length;
  return [
    ...headings,
    ...shown.flat(),
    ...below,
    ...(rest > 0 && hasRest
      ? [`${describeRemaining(rest)}: use --filter or enlarge the window`]
      : []),
  ];
};

const formatFrame = async (
  session: Session,
  list: LiveRows,
  { items, rows, at, pause }: ListSnapshot,
  size: FrameSize,
): Promise<readonly string[]> => {
  const { title, titles } = list.resource;
  const what = `${items.length || 'no'} ${items.length === 1 ? title : titles}`;
  const facts = { what, seen: at, pause, profile: toSafeLine(session.profile.name) };
  const head = decideLayout(size.height).hasHead ? [formatWatchHead(facts, size.width)] : [];
  if (rows.length === 0) return [formatWatchHead(facts, size.width)];
  return [...head, ...(await formatTable(session, list, rows, size))];
};

/**
 * Shows a list on a terminal and redraws it after each poll: `+` new, `~` changed, `-` removed.
 * The last frame stays on the terminal when the run is interrupted.
 */
export const drawChanges = async (session: Session, list: LiveRows): Promise<void> => {
  const { clock, terminal } = session.host;
  const pause = session.options.pollMs ?? defaultWatchMs;
  const marks = openChangeMarks();
  let seen: ListSnapshot | undefined;
  let trouble = '';
  const area = openArea(terminal.out, async ({ width, height }) => {
    const below = trouble === '' || height < 2 ? [] : [trouble];
    const size = { width, height: height - below.length };
    return seen ? [...(await formatFrame(session, list, seen, size)), ...below] : [];
  });
  const showTrouble = (message: string): void => {
    const before = trouble;
    trouble = message === '' ? '' : `${toSafeLine(message)}; still trying`;
    if (trouble === before) return;
    area.update().catch(() => {});
  };
  try {
    for await (const items of pollRows(session, list, showTrouble)) {
      marks.add(findChanges(seen?.items, items));
      seen = { items, rows: marks.markRows(items), at: clock.now(), pause };
      await area.update();
      if (area.isLost()) throw createWatchEnd('terminated');
    }
  } finally {
    await area.leave();
  }
};
