import type { Host } from '../host.ts';
import { colorsFor } from '../output/colors.ts';
import type { Item } from '../output/document.ts';
import { drawList } from '../output/list-table.ts';
import { type FrameSize, openArea } from '../output/redraw.ts';
import { safeLine } from '../output/safe-text.ts';
import { type WatchedList, watchPause } from './change-feed.ts';
import { type MarkedRow, openChangeMarks } from './change-marks.ts';
import { changesOf } from './changes.ts';
import { looks, watchEnded } from './looks.ts';
import { pausesOf } from './pauses.ts';
import type { Session } from './session.ts';
import { watchHead } from './watch-head.ts';

const signs = { added: '+', changed: '~', removed: '-' } as const;

const tones = { added: 'good', changed: 'busy', removed: 'bad' } as const;

/** A sign and the space behind it. */
const margin = 2;

/** A list as it was seen last. */
interface Seen {
  readonly items: readonly Item[];
  readonly rows: readonly MarkedRow[];
  /** In ms since 1970. */
  readonly at: number;
}

/** As many rows as there is room for: those that changed before others, in the order of all. */
const fitting = (rows: readonly MarkedRow[], room: number): readonly MarkedRow[] => {
  if (rows.length <= room) return rows;
  const kept = new Set(
    [...rows.filter(({ mark }) => mark), ...rows.filter(({ mark }) => !mark)].slice(0, room),
  );
  return rows.filter((row) => kept.has(row));
};

/** What stands beside the rows where there are so many lines: a row is shown before anything else. */
const besideRows = (height: number) => ({
  hasHead: height !== 1,
  hasHeadings: height >= 3,
  hasRest: height >= 4,
});

/** The lines of a table, each behind its sign where a row is one line. */
const marked = (
  { terminal }: Host,
  lines: readonly string[],
  rows: readonly MarkedRow[],
): readonly string[] => {
  const { tones: paints } = colorsFor(terminal.out);
  return lines.map((line, at) => {
    const mark = lines.length === rows.length ? rows[at]?.mark : undefined;
    return `${mark ? paints[tones[mark]](signs[mark]) : ' '} ${line}`;
  });
};

/** The rows in at most `height` lines, with headings and a word about the rest as far as they fit. */
const tableLines = async (
  { host }: Session,
  { view }: WatchedList,
  rows: readonly MarkedRow[],
  { width, height }: FrameSize,
): Promise<readonly string[]> => {
  const { hasHead, hasHeadings, hasRest } = besideRows(height);
  const room = height - Number(hasHead) - Number(hasHeadings);
  const isCut = rows.length > room && hasRest;
  const shown = fitting(rows, isCut ? room - 1 : room);
  const items = await view.shown(shown.map(({ item }) => item));
  const sink = { ...host.terminal.out, columns: Math.max(width - margin, 1) };
  let text = '';
  for await (const piece of drawList(items, view.columns, sink, { headings: true })) text += piece;
  const [headings = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const rest = rows.length - shown.length;
  return [
    ...(hasHeadings ? [`${' '.repeat(margin)}${headings}`] : []),
    ...marked(host, lines, shown),
    ...(isCut ? [`and ${rest} more: use --filter or enlarge the window`] : []),
  ];
};

const frameLines = async (
  session: Session,
  list: WatchedList,
  { items, rows, at }: Seen,
  pause: number,
  size: FrameSize,
): Promise<readonly string[]> => {
  const { title, titles } = list.resource;
  const what = `${items.length || 'no'} ${items.length === 1 ? title : titles}`;
  const facts = { what, seen: at, pause, profile: safeLine(session.profile.name) };
  const head = besideRows(size.height).hasHead ? [watchHead(facts, size.width)] : [];
  if (rows.length === 0) return [watchHead(facts, size.width)];
  return [...head, ...(await tableLines(session, list, rows, size))];
};

/**
 * Shows a list on a terminal and draws it over at each look: `+` new, `~` changed, `-` gone. The
 * last frame stays there when the run is interrupted.
 */
export const drawChanges = async (session: Session, list: WatchedList): Promise<void> => {
  const { clock, terminal } = session.host;
  const pause = session.options.pollMs ?? watchPause;
  const marks = openChangeMarks();
  let seen: Seen | undefined;
  let trouble = '';
  const area = openArea(terminal.out, async ({ width, height }) => {
    const below = trouble === '' || height < 2 ? [] : [trouble];
    const size = { width, height: height - below.length };
    return seen ? [...(await frameLines(session, list, seen, pause, size)), ...below] : [];
  });
  const tellTrouble = (message: string): void => {
    const before = trouble;
    trouble = message === '' ? '' : `${safeLine(message)}; still trying`;
    if (trouble === before) return;
    area.update().catch(() => {});
  };
  const pauses = pausesOf(pause, { first: pause, most: pause });
  try {
    for await (const items of looks(session, list.read, pauses, tellTrouble)) {
      marks.add(changesOf(seen?.items, items));
      seen = { items, rows: marks.rowsOf(items), at: clock.now() };
      await area.update();
      if (area.isLost()) throw watchEnded('terminated');
    }
  } finally {
    await area.leave();
  }
};
