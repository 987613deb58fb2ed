import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Item, StreamedItems } from '../document.ts';
import { readBatches } from '../formats/batches.ts';
import { splitIntoChunks } from '../formats/chunks.ts';
import type { FormatOptions } from '../formats/formatter.ts';
import { type Colors, createColors } from '../terminal/colors.ts';
import { isAscii, toSafeLine } from '../terminal/safe-text.ts';
import { type Layout, layoutCell, layoutColumns } from './column-layout.ts';
import { drawRow } from './column-writer.ts';
import type { Cell } from './grid.ts';
import { formatHeading, readColumnWeight } from './heading.ts';
import { createRuler, type WidthRuler } from './width.ts';

/** One row of a list: the thing and the lines of its cells. */
interface Row {
  readonly item: Item;
  readonly cells: readonly (readonly string[])[];
}

/** The lines of a cell, safe: it has several only in a column that wraps. */
const readSafeCell = ({ cell, wraps }: Column, item: Item): readonly string[] =>
  wraps ? cell(item).split('\n').map(toSafeLine) : [toSafeLine(cell(item))];

/** A ruler good for rows below headings. */
const createRowRuler = (headings: readonly string[], rows: readonly Row[]): Promise<WidthRuler> => {
  const isPlain = rows.every(({ cells }) => cells.every((lines) => lines.every(isAscii)));
  return createRuler(isPlain ? headings : rows.flatMap(({ cells }) => cells.flat()));
};

const layoutRows = (
  columns: readonly Column[],
  headings: readonly string[],
  rows: readonly Row[],
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

const listHiddenHeadings = (columns: readonly Column[], { hidden }: Layout): readonly string[] =>
  hidden.flatMap((at) => columns[at] ?? []).map(formatHeading);

/** The last column with all the room that is left: nobody knows how long the texts to come are. */
const widenLast = (layout: Layout): Layout => {
  const { placed, total } = layout;
  if (total === Number.POSITIVE_INFINITY) return layout;
  return {
    ...layout,
    placed: placed.map((one, at) =>
      at === placed.length - 1 ? { ...one, width: Math.max(one.width, total - one.offset) } : one,
    ),
  };
};

const layoutHeadings = (
  { placed, total }: Layout,
  headings: readonly string[],
  ruler: WidthRuler,
  colors: Colors,
): readonly Cell[] =>
  placed.map((column) => ({
    ...layoutCell([headings[column.at] ?? ''], column, total, ruler),
    paint: colors.heading,
  }));

const layoutRow = (
  { placed, total }: Layout,
  columns: readonly Column[],
  { item, cells }: Row,
  ruler: WidthRuler,
  colors: Colors,
): readonly Cell[] =>
  placed.map((place) => {
    const cell = layoutCell(cells[place.at] ?? [], place, total, ruler);
    const tone = columns[place.at]?.tone;
    return tone ? { ...cell, paint: colors.tones[tone(item)] } : cell;
  });

const createRow = (columns: readonly Column[], item: Item): Row => ({
  item,
  cells: columns.map((column) => readSafeCell(column, item)),
});

/** A list on a terminal as it stands, to be drawn over. */
interface ListLines {
  readonly heading: readonly string[];
  /** The lines of each row: more than one where a cell does not fit into one. */
  readonly rows: readonly (readonly string[])[];
  /** Headings of the columns there was no room for. */
  readonly hidden: readonly string[];
}

/** The lines of a list on a terminal, row by row and without line ends. */
export const formatListLines = async (
  items: readonly Item[],
  columns: readonly Column[],
  sink: TerminalOutput,
): Promise<ListLines> => {
  const headings = columns.map(formatHeading);
  const rows = items.map((item) => createRow(columns, item));
  const ruler = await createRowRuler(headings, rows);
  const layout = layoutRows(columns, headings, rows, ruler, sink.columns);
  const colors = createColors(sink);
  const drawRows = (cells: readonly Cell[]): readonly string[] =>
    Array.from(drawRow(cells, layout.placed, ruler), (line) => line.slice(0, -1));
  return {
    heading: drawRows(layoutHeadings(layout, headings, ruler, colors)),
    rows: rows.map((row) => drawRows(layoutRow(layout, columns, row, ruler, colors))),
    hidden: listHiddenHeadings(columns, layout),
  };
};

/**
 * Most rows that are looked at before the widths are fixed, where things arrive. Longer lists are
 * rare, and this many are there in a moment and fit into a megabyte.
 */
const mostMeasured = 1000;

/** Rows of a live list that decide on its columns where the window has another width. */
const mostRemembered = 50;

/** How a list is to look. */
interface ListLook extends Pick<FormatOptions, 'headings' | 'onHidden'> {
  readonly live?: true | undefined;
}

/**
 * A list as a table, on a terminal no wider than that; nothing for an empty list. Of things that
 * arrive the first decide on the widths of the columns, and those to come are written as they do:
 * what is longer then takes lines of its own on a terminal, and elsewhere pushes the rest of its
 * line aside. A live list has headings again where its window has another width.
 */
export async function* drawList(
  items: StreamedItems<Item>,
  columns: readonly Column[],
  sink: TerminalOutput,
  { headings: hasHeadings, live, onHidden }: ListLook,
): AsyncGenerator<string> {
  const headings = columns.map((column) => (hasHeadings ? formatHeading(column) : ''));
  const colors = createColors(sink);
  const first: Row[] = [];
  const shown: Row[] = [];
  const most = Array.isArray(items) ? Number.POSITIVE_INFINITY : live ? 1 : mostMeasured;
  let layout: Layout | undefined;

  const drawRows = function* (
    rows: readonly Row[],
    fixed: Layout,
    ruler: WidthRuler,
  ): Iterable<string> {
    for (const row of rows) {
      yield* drawRow(layoutRow(fixed, columns, row, ruler, colors), fixed.placed, ruler);
    }
  };

  /** Writes headings and rows in columns that `measured` decide on. */
  const drawStart = async function* (
    rows: readonly Row[],
    measured: readonly Row[],
  ): AsyncGenerator<string> {
    const ruler = await createRowRuler(headings, measured);
    const fitted = layoutRows(columns, headings, measured, ruler, sink.columns);
    if (fitted.hidden.length > 0) onHidden?.(listHiddenHeadings(columns, fitted));
    const fixed = live ? widenLast(fitted) : fitted;
    layout = fixed;
    const title = hasHeadings
      ? [...drawRow(layoutHeadings(fixed, headings, ruler, colors), fixed.placed, ruler)]
      : [];
    yield* splitIntoChunks(
      (function* () {
        yield* title;
        yield* drawRows(rows, fixed, ruler);
      })(),
    );
  };

  for await (const batch of readBatches(items)) {
    const rows = batch.map((item) => createRow(columns, item));
    if (live) shown.splice(0, shown.length, ...[...shown, ...rows].slice(-mostRemembered));
    if (layout && live && layout.total !== sink.columns) {
      yield* drawStart(rows, shown);
      continue;
    }
    if (layout) {
      yield* splitIntoChunks(drawRows(rows, layout, await createRowRuler([], rows)));
      continue;
    }
    first.push(...rows);
    if (first.length >= most) {
      yield* drawStart(first, first);
      first.length = 0;
    }
  }
  if (!layout && first.length > 0) yield* drawStart(first, first);
}
