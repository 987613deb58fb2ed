import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Item, StreamedItems } from '../document.ts';
import { readBatches } from '../formats/batches.ts';
import { splitIntoChunks } from '../formats/chunks.ts';
import type { FormatOptions } from '../formats/formatter.ts';
import { type Colors, createColors } from '../terminal/colors.ts';
import { isAscii, toSafeLine } from '../terminal/safe-text.ts';
import { type Layout, layCell, layOut } from './column-layout.ts';
import { drawRow } from './column-writer.ts';
import type { Cell } from './grid.ts';
import { formatHeading, weightOf } from './heading.ts';
import { createRuler, type WidthRuler } from './width.ts';

/** One row of a list: the thing and the lines of its cells. */
interface Row {
  readonly item: Item;
  readonly cells: readonly (readonly string[])[];
}

/** The lines of a cell, safe: it has several only in a column that wraps. */
const safeCell = ({ cell, wraps }: Column, item: Item): readonly string[] =>
  wraps ? cell(item).split('\n').map(toSafeLine) : [toSafeLine(cell(item))];

/** A ruler good for rows below headings. */
const rulerOf = (headings: readonly string[], rows: readonly Row[]): Promise<WidthRuler> => {
  const isPlain = rows.every(({ cells }) => cells.every((lines) => lines.every(isAscii)));
  return createRuler(isPlain ? headings : rows.flatMap(({ cells }) => cells.flat()));
};

const layoutOf = (
  columns: readonly Column[],
  headings: readonly string[],
  rows: readonly Row[],
  ruler: WidthRuler,
  total: number,
): Layout =>
  layOut(
    columns.map((column, at) => ({
      heading: headings[at] ?? '',
      kind: column.kind,
      weight: weightOf(column),
      isWhole: column.wraps === true,
    })),
    rows.map(({ cells }) => cells),
    ruler,
    total,
  );

const hiddenHeadings = (columns: readonly Column[], { hidden }: Layout): readonly string[] =>
  hidden.flatMap((at) => columns[at] ?? []).map(formatHeading);

/** The last column with all the room that is left: nobody knows how long the texts to come are. */
const lastWidened = (layout: Layout): Layout => {
  const { placed, total } = layout;
  if (total === Number.POSITIVE_INFINITY) return layout;
  return {
    ...layout,
    placed: placed.map((one, at) =>
      at === placed.length - 1 ? { ...one, width: Math.max(one.width, total - one.offset) } : one,
    ),
  };
};

const headingCells = (
  { placed, total }: Layout,
  headings: readonly string[],
  ruler: WidthRuler,
  colors: Colors,
): readonly Cell[] =>
  placed.map((column) => ({
    ...layCell([headings[column.at] ?? ''], column, total, ruler),
    paint: colors.heading,
  }));

const cellsOf = (
  { placed, total }: Layout,
  columns: readonly Column[],
  { item, cells }: Row,
  ruler: WidthRuler,
  colors: Colors,
): readonly Cell[] =>
  placed.map((place) => {
    const cell = layCell(cells[place.at] ?? [], place, total, ruler);
    const tone = columns[place.at]?.tone;
    return tone ? { ...cell, paint: colors.tones[tone(item)] } : cell;
  });

const rowOf = (columns: readonly Column[], item: Item): Row => ({
  item,
  cells: columns.map((column) => safeCell(column, item)),
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
export const listLines = async (
  items: readonly Item[],
  columns: readonly Column[],
  sink: TerminalOutput,
): Promise<ListLines> => {
  const headings = columns.map(formatHeading);
  const rows = items.map((item) => rowOf(columns, item));
  const ruler = await rulerOf(headings, rows);
  const layout = layoutOf(columns, headings, rows, ruler, sink.columns);
  const colors = createColors(sink);
  const drawn = (cells: readonly Cell[]): readonly string[] =>
    Array.from(drawRow(cells, layout.placed, ruler), (line) => line.slice(0, -1));
  return {
    heading: drawn(headingCells(layout, headings, ruler, colors)),
    rows: rows.map((row) => drawn(cellsOf(layout, columns, row, ruler, colors))),
    hidden: hiddenHeadings(columns, layout),
  };
};

/**
 * Most rows that are looked at before the widths are fixed, where things arrive. Longer lists are
 * rare, and this many are there in a moment and fit into a megabyte.
 */
const mostMeasured = 1000;

/** How a list is to look. */
interface ListLook extends Pick<FormatOptions, 'headings' | 'onHidden'> {
  readonly live?: true | undefined;
}

/**
 * A list as a table, on a terminal no wider than that; nothing for an empty list. Of things that
 * arrive the first decide on the widths of the columns, and those to come are written as they do:
 * what is longer then takes lines of its own on a terminal, and elsewhere pushes the rest of its
 * line aside.
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
  const most = Array.isArray(items) ? Number.POSITIVE_INFINITY : live ? 1 : mostMeasured;
  let layout: Layout | undefined;

  const drawn = function* (
    rows: readonly Row[],
    fixed: Layout,
    ruler: WidthRuler,
  ): Iterable<string> {
    for (const row of rows) {
      yield* drawRow(cellsOf(fixed, columns, row, ruler, colors), fixed.placed, ruler);
    }
  };

  const beginning = async function* (): AsyncGenerator<string> {
    const ruler = await rulerOf(headings, first);
    const fitted = layoutOf(columns, headings, first, ruler, sink.columns);
    if (fitted.hidden.length > 0) onHidden?.(hiddenHeadings(columns, fitted));
    const fixed = live ? lastWidened(fitted) : fitted;
    layout = fixed;
    const title = hasHeadings
      ? [...drawRow(headingCells(fixed, headings, ruler, colors), fixed.placed, ruler)]
      : [];
    yield* splitIntoChunks(
      (function* () {
        yield* title;
        yield* drawn(first, fixed, ruler);
      })(),
    );
  };

  for await (const batch of readBatches(items)) {
    const rows = batch.map((item) => rowOf(columns, item));
    if (layout) {
      yield* splitIntoChunks(drawn(rows, layout, await rulerOf([], rows)));
      continue;
    }
    first.push(...rows);
    if (first.length >= most) {
      yield* beginning();
      first.length = 0;
    }
  }
  if (!layout && first.length > 0) yield* beginning();
}
