/** Where the columns of a table stand, and how their cells are laid into them. */
import { neverHidden } from '../../catalog/columns/weights.ts';
import type { CellKind } from '../document.ts';
import { columnGap, fitWidths, type WidthClaim } from './fit.ts';
import type { Cell, GridColumn } from './grid.ts';
import { cutToWidth, measureLongestWord, type WidthRuler, wrapToWidth } from './width.ts';

/** A column as far as its place is concerned. */
export interface LayoutColumn {
  readonly heading: string;
  readonly kind: CellKind;
  readonly weight: number;
  /** Its texts are never cut, however many lines they take. */
  readonly isWhole?: boolean;
}

/** A column that is shown. */
export interface PlacedColumn extends GridColumn {
  /** Its place among all columns. */
  readonly at: number;
  /** Cells to the left of it. */
  readonly offset: number;
  readonly isWhole: boolean;
  /** Its words are not broken on any terminal: the terminal itself breaks them so that they copy. */
  readonly isUnbroken: boolean;
}

/** The columns there is room for, and the places of the others. */
export interface Layout {
  readonly placed: readonly PlacedColumn[];
  /** In the order in which they made way. */
  readonly hidden: readonly number[];
  /** Cells of a line; `Infinity` in a pipe. */
  readonly total: number;
}

/** The lines of each cell of a row, one entry a column. */
type Texts = readonly (readonly string[])[];

/** The text of a cell without a value. */
export const emptyCell = '-';

/** The minimum width of what is typed next, usually the name; other columns are hidden first. */
const minNameWidth = 32;
/** The minimum width of a text that describes an event. */
const minTextWidth = 24;
/** The minimum width of other columns: an IPv4 address, which is useless if it is cut. */
const minOtherWidth = 16;

/** Most lines of a cell that may be cut. */
const maxLines = 8;

/** What a cell is indented by that takes lines of its own and has no room below its heading. */
const ownIndent = 2;

const isEmpty = (rows: readonly Texts[], at: number): boolean =>
  rows.length > 0 &&
  rows.every((row) => (row[at] ?? []).every((line) => line === '' || line === emptyCell));

/** The first column stays, unless it is an id and another says which thing a row is about. */
const isFirst = (columns: readonly LayoutColumn[], at: number): boolean =>
  at === 0 &&
  ((columns[at]?.weight ?? 0) > 0 || columns.every(({ weight }) => weight !== neverHidden));

/** A column in which there is nothing makes way before all others. */
const chooseWeight = (columns: readonly LayoutColumn[], at: number, empty: boolean): number => {
  if (isFirst(columns, at)) return neverHidden;
  const { kind, weight } = columns[at] ?? { kind: 'text', weight: 0 };
  return empty && kind !== 'state' ? -1 : weight;
};

/** What the widths of columns are found by. */
interface MeasuredTable {
  readonly columns: readonly LayoutColumn[];
  readonly rows: readonly Texts[];
  readonly ruler: WidthRuler;
  /** Cells of a line. */
  readonly total: number;
}

const measureColumn = (
  { heading, kind }: LayoutColumn,
  at: number,
  { columns, rows, ruler, total }: MeasuredTable,
): WidthClaim => {
  let natural = ruler.width(heading);
  let word = measureLongestWord(ruler, heading, total);
  const bare = Math.max(word, 1);
  for (const row of rows) {
    for (const line of row[at] ?? []) {
      natural = Math.max(natural, ruler.width(line));
      if (total !== Number.POSITIVE_INFINITY)
        word = Math.max(word, measureLongestWord(ruler, line, total));
    }
  }
  const weight = chooseWeight(columns, at, isEmpty(rows, at));
  if (kind !== 'text') return { natural, least: natural, bare: natural, weight };
  if (weight !== neverHidden)
    return { natural, least: Math.max(word, minOtherWidth), bare, weight };
  return { natural, least: at === 0 ? minNameWidth : minTextWidth, bare, weight };
};

/** Finds room for columns on lines of `total` cells, by the rows that are to stand in them. */
export const layoutColumns = (
  columns: readonly LayoutColumn[],
  rows: readonly Texts[],
  ruler: WidthRuler,
  total: number,
): Layout => {
  const table = { columns, rows, ruler, total };
  const claims = columns.map((column, at) => measureColumn(column, at, table));
  const widths = fitWidths(claims, total);
  const hidden = claims
    .map(({ weight }, at) => ({ at, weight }))
    .filter(({ at }) => widths[at] === undefined)
    .sort((one, other) => one.weight - other.weight || other.at - one.at);
  let offset = 0;
  const placed = columns.flatMap(({ kind, isWhole }, at): readonly PlacedColumn[] => {
    const width = widths[at];
    if (width === undefined) return [];
    const place = { at, offset, width, align: kind === 'number' ? 'right' : 'left' } as const;
    offset += width + columnGap;
    const isKept = isWhole === true || kind !== 'text' || claims[at]?.weight === neverHidden;
    return [{ ...place, isWhole: isKept, isUnbroken: kind === 'id' }];
  });
  return { placed, hidden: hidden.map(({ at }) => at), total };
};

/** The first lines of a cell, with a sign that there are more. */
const limitLines = (
  lines: readonly string[],
  width: number,
  ruler: WidthRuler,
): readonly string[] => {
  if (lines.length <= maxLines) return lines;
  const shown = lines.slice(0, maxLines);
  const last = shown.pop() ?? '';
  const words = last.split(' ');
  while (words.length > 1 && ruler.width(words.join(' ')) + 2 > width) words.pop();
  const text = words.join(' ');
  // What was cut already has the sign; a whole word without room for it goes, not to look like half.
  if (text.endsWith('…')) return [...shown, text];
  return [...shown, ruler.width(text) + 2 > width ? '…' : `${text} …`];
};

/** Wraps a text in a column and cuts words that are longer than a line. */
const wrapAndCut = (text: string, width: number, ruler: WidthRuler): readonly string[] => {
  const words = text.split(' ').map((word) => cutToWidth(ruler, word, width));
  return wrapToWidth(ruler, words.join(' '), width);
};

/**
 * Wraps a text between words to fit a column. If a word fits a line but not the column, the cell gets
 * lines of its own.
 */
export const layoutCell = (
  texts: readonly string[],
  { offset, width, isWhole, isUnbroken }: PlacedColumn,
  total: number,
  ruler: WidthRuler,
): Cell => {
  if (total === Number.POSITIVE_INFINITY) return { lines: texts };
  const room = Math.min(width, total - offset);
  if (texts.every((text) => ruler.width(text) <= room)) return { lines: texts };
  const most = isWhole ? Number.POSITIVE_INFINITY : total;
  const word = texts.reduce(
    (wide, text) => Math.max(wide, measureLongestWord(ruler, text, most)),
    0,
  );
  if (word <= room) {
    const lines = texts.flatMap((text) =>
      isWhole ? wrapToWidth(ruler, text, room) : wrapAndCut(text, room, ruler),
    );
    return { lines: isWhole ? lines : limitLines(lines, room, ruler) };
  }
  const isBelow = word <= total - offset;
  const indent = isBelow ? offset : Math.max(0, Math.min(ownIndent, total - word));
  const own = isUnbroken ? Math.max(word, total - indent) : total - indent;
  const lines = texts.flatMap((text) => wrapToWidth(ruler, text, own));
  return { lines: isWhole ? lines : limitLines(lines, total - indent, ruler), indent };
};
