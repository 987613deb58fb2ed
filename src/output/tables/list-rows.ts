/** The rows of a list, and how they and their headings are laid into its columns. */
import type { Column, Item } from '../document.ts';
import type { Colors } from '../terminal/colors.ts';
import { isAscii, toSafeLine } from '../terminal/safe-text.ts';
import { type Layout, layoutCell, layoutColumns } from './column-layout.ts';
import { drawRow } from './column-writer.ts';
import type { Cell } from './grid.ts';
import { formatHeading, readColumnWeight } from './heading.ts';
import { createRuler, type WidthRuler } from './width.ts';

/** One row of a list: the thing and the lines of its cells. */
export interface ListRow {
  readonly item: Item;
  readonly cells: readonly (readonly string[])[];
}

/** What a list is drawn with, however wide its columns are. */
export interface ListStyle {
  readonly columns: readonly Column[];
  /** One a column, empty where none are shown. */
  readonly headings: readonly string[];
  readonly colors: Colors;
}

/** The lines of a cell, safe: it has several only in a column that wraps. */
const readSafeCell = ({ cell, wraps }: Column, item: Item): readonly string[] =>
  wraps ? cell(item).split('\n').map(toSafeLine) : [toSafeLine(cell(item))];

export const createListRow = (columns: readonly Column[], item: Item): ListRow => ({
  item,
  cells: columns.map((column) => readSafeCell(column, item)),
});

/** A ruler good for rows below headings. */
export const createRowRuler = (
  headings: readonly string[],
  rows: readonly ListRow[],
): Promise<WidthRuler> => {
  const isPlain = rows.every(({ cells }) => cells.every((lines) => lines.every(isAscii)));
  return createRuler(isPlain ? headings : rows.flatMap(({ cells }) => cells.flat()));
};

/** Finds room for the columns of a list, by the rows that are to stand in them. */
export const layoutList = (
  { columns, headings }: ListStyle,
  rows: readonly ListRow[],
  ruler: WidthRuler,
  total: number,
): Layout =>
  layoutColumns(
    columns.map((column, at) => ({
      heading: headings[at] ?? '',
      kind: column.kind,
      weight: readColumnWeight(column),
      isWhole: column.wraps === true,
    })),
    rows.map(({ cells }) => cells),
    ruler,
    total,
  );

export const listHiddenHeadings = (
  columns: readonly Column[],
  { hidden }: Layout,
): readonly string[] => hidden.flatMap((at) => columns[at] ?? []).map(formatHeading);

const layoutHeadings = (
  { headings, colors }: ListStyle,
  { placed, total }: Layout,
  ruler: WidthRuler,
): readonly Cell[] =>
  placed.map((column) => ({
    ...layoutCell([headings[column.at] ?? ''], column, total, ruler),
    paint: colors.heading,
  }));

const layoutRow = (
  { columns, colors }: ListStyle,
  { item, cells }: ListRow,
  { placed, total }: Layout,
  ruler: WidthRuler,
): readonly Cell[] =>
  placed.map((place) => {
    const cell = layoutCell(cells[place.at] ?? [], place, total, ruler);
    const tone = columns[place.at]?.tone;
    return tone ? { ...cell, paint: colors.tones[tone(item)] } : cell;
  });

/** The lines of the headings. */
export const drawHeadings = (
  style: ListStyle,
  layout: Layout,
  ruler: WidthRuler,
): Iterable<string> => drawRow(layoutHeadings(style, layout, ruler), layout.placed, ruler);

/** The lines of one row. */
export const drawListRow = (
  style: ListStyle,
  row: ListRow,
  layout: Layout,
  ruler: WidthRuler,
): Iterable<string> => drawRow(layoutRow(style, row, layout, ruler), layout.placed, ruler);
