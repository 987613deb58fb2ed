import { colorsFor } from '../output/colors.ts';
import type { Item } from '../output/document.ts';
import { listLines } from '../output/list-table.ts';
import { hiddenColumnsText, wrapMessage } from '../output/message.ts';
import { areaHeight, areaWidth, openArea, rowsWithin } from '../output/redraw.ts';
import { textOf } from './answers.ts';
import { type WatchedList, watchPause } from './change-feed.ts';
import { type Change, changesOf } from './changes.ts';
import { looks } from './looks.ts';
import { pausesOf } from './pauses.ts';
import type { Session } from './session.ts';

/** What stands before the row of a thing: it is new, has changed or is gone since the last look. */
const marks = { present: ' ', added: '+', changed: '~', removed: '-' } as const;

const tones = { present: 'plain', added: 'good', changed: 'busy', removed: 'bad' } as const;

/** A mark and the space behind it. */
const margin = 2;

const wrapped = (text: string, columns: number): readonly string[] =>
  wrapMessage(text, columns).split('\n');

/** A row as it is shown. */
interface Row {
  readonly item: Item;
  readonly kind: Change['kind'];
}

/** All there is in its order with what became of it, what is gone last. */
const rowsOf = (items: readonly Item[], changes: readonly Change[]): readonly Row[] => {
  const kinds = new Map(changes.map(({ kind, item }) => [textOf(item, 'id'), kind]));
  return [
    ...items.map((item): Row => ({ item, kind: kinds.get(textOf(item, 'id')) ?? 'present' })),
    ...changes.filter(({ kind }) => kind === 'removed'),
  ];
};

/** As many rows as there is room for: those that changed before others, in the order of all. */
const fitting = (rows: readonly Row[], room: number): readonly Row[] => {
  if (rows.length <= room) return rows;
  const isQuiet = ({ kind }: Row): boolean => kind === 'present';
  const kept = new Set(
    [...rows.filter((row) => !isQuiet(row)), ...rows.filter(isQuiet)].slice(0, room),
  );
  return rows.filter((row) => kept.has(row));
};

const drawnLines = async (
  { host }: Session,
  { resource, view }: WatchedList,
  rows: readonly Row[],
): Promise<readonly string[]> => {
  const sink = host.terminal.out;
  // Beside the rows stand the headings and a line about the rest.
  const shown = fitting(rows, Math.max(areaHeight(sink) - 2, 1));
  const items = await view.shown(shown.map(({ item }) => item));
  const width = { ...sink, columns: areaWidth(sink) - margin };
  const { heading, rows: drawn, hidden } = await listLines(items, view.columns, width);
  const { tones: paints } = colorsFor(sink);
  const space = ' '.repeat(margin);
  const marked = drawn.map((lines, row) => {
    const kind = shown[row]?.kind ?? 'present';
    const mark = `${paints[tones[kind]](marks[kind])} `;
    return lines.map((line, at) => `${at === 0 ? mark : space}${line}`);
  });
  if (rows.length === 0) return [`no ${resource.titles}`];
  const below = hidden.length > 0 ? wrapped(hiddenColumnsText(hidden), areaWidth(sink)) : [];
  const room = areaHeight(sink) - heading.length - below.length;
  const kept = rowsWithin(marked, Math.max(room, 1), rows.length);
  const more = rows.length - kept.length;
  return [
    ...heading.map((line) => `${space}${line}`),
    ...kept.flat(),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...below,
  ];
};

/**
 * Shows a list on a terminal and draws it over at each look: `+` new, `~` changed, `-` gone since
 * the look before. It stays there when the run is interrupted.
 */
export const drawChanges = async (session: Session, list: WatchedList): Promise<void> => {
  const area = openArea(session.host.terminal.out);
  const pause = session.options.pollMs ?? watchPause;
  let before: readonly Item[] | undefined;
  const pauses = pausesOf(pause, { first: pause, most: pause });
  for await (const items of looks(session, list.read, pauses)) {
    const rows = rowsOf(items, changesOf(before, items));
    before = items;
    area.draw(await drawnLines(session, list, rows));
  }
};
