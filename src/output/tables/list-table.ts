import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Item, StreamedItems } from '../document.ts';
import { readBatches } from '../formats/batches.ts';
import { splitIntoChunks } from '../formats/chunks.ts';
import type { FormatOptions } from '../formats/formatter.ts';
import { createColors } from '../terminal/colors.ts';
import type { Layout } from './column-layout.ts';
import { formatHeading } from './heading.ts';
import {
  createListRow,
  createRowRuler,
  drawHeadings,
  drawListRow,
  type ListRow,
  type ListStyle,
  layoutList,
  listHiddenHeadings,
} from './list-rows.ts';
import type { WidthRuler } from './width.ts';

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

/** A list on a terminal as it stands, to be drawn over. */
interface ListLines {
  readonly heading: readonly string[];
  /** The lines of each row: more than one where a cell does not fit into one. */
  readonly rows: readonly (readonly string[])[];
  /** Headings of the columns there was no room for. */
  readonly hidden: readonly string[];
}

const stripLineEnds = (lines: Iterable<string>): readonly string[] =>
  Array.from(lines, (line) => line.slice(0, -1));

/** The lines of a list on a terminal, row by row and without line ends. */
export const formatListLines = async (
  items: readonly Item[],
  columns: readonly Column[],
  sink: TerminalOutput,
): Promise<ListLines> => {
  const headings = columns.map(formatHeading);
  const style: ListStyle = { columns, headings, colors: createColors(sink) };
  const rows = items.map((item) => createListRow(columns, item));
  const ruler = await createRowRuler(headings, rows);
  const layout = layoutList(style, rows, ruler, sink.columns);
  return {
    heading: stripLineEnds(drawHeadings(style, layout, ruler)),
    rows: rows.map((row) => stripLineEnds(drawListRow(style, row, layout, ruler))),
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

/** A list that is drawn as its things come. */
class GrowingList {
  readonly #sink: TerminalOutput;
  readonly #look: ListLook;
  readonly #style: ListStyle;
  /** Rows that wait until there are enough to decide on the columns. */
  readonly #waiting: ListRow[] = [];
  /** The last rows of a live list. */
  #recent: readonly ListRow[] = [];
  /** Undefined until the columns are decided on. */
  #layout: Layout | undefined;

  constructor(columns: readonly Column[], sink: TerminalOutput, look: ListLook) {
    this.#sink = sink;
    this.#look = look;
    const headings = columns.map((column) => (look.headings ? formatHeading(column) : ''));
    this.#style = { columns, headings, colors: createColors(sink) };
  }

  async *draw(items: StreamedItems<Item>): AsyncGenerator<string> {
    const most = this.#countMeasured(items);
    for await (const batch of readBatches(items)) {
      const rows = batch.map((item) => createListRow(this.#style.columns, item));
      if (this.#look.live) this.#recent = [...this.#recent, ...rows].slice(-mostRemembered);
      if (this.#layout) {
        yield* this.#drawMore(rows, this.#layout);
        continue;
      }
      this.#waiting.push(...rows);
      if (this.#waiting.length >= most) yield* this.#drawWaiting();
    }
    if (this.#waiting.length > 0) yield* this.#drawWaiting();
  }

  #countMeasured(items: StreamedItems<Item>): number {
    if (Array.isArray(items)) return Number.POSITIVE_INFINITY;
    return this.#look.live ? 1 : mostMeasured;
  }

  #drawWaiting(): AsyncGenerator<string> {
    const rows = this.#waiting.splice(0);
    return this.#drawStart(rows, rows);
  }

  async *#drawMore(rows: readonly ListRow[], layout: Layout): AsyncGenerator<string> {
    if (this.#look.live && layout.total !== this.#sink.columns) {
      yield* this.#drawStart(rows, this.#recent);
      return;
    }
    yield* splitIntoChunks(this.#drawRows(rows, layout, await createRowRuler([], rows)));
  }

  /** Draws headings and rows in columns that `measured` decide on. */
  async *#drawStart(
    rows: readonly ListRow[],
    measured: readonly ListRow[],
  ): AsyncGenerator<string> {
    const ruler = await createRowRuler(this.#style.headings, measured);
    const layout = this.#decideLayout(measured, ruler);
    this.#layout = layout;
    yield* splitIntoChunks(this.#drawTitled(rows, layout, ruler));
  }

  #decideLayout(measured: readonly ListRow[], ruler: WidthRuler): Layout {
    const { live, onHidden } = this.#look;
    const layout = layoutList(this.#style, measured, ruler, this.#sink.columns);
    if (layout.hidden.length > 0) onHidden?.(listHiddenHeadings(this.#style.columns, layout));
    return live ? widenLast(layout) : layout;
  }

  *#drawTitled(rows: readonly ListRow[], layout: Layout, ruler: WidthRuler): Iterable<string> {
    if (this.#look.headings) yield* drawHeadings(this.#style, layout, ruler);
    yield* this.#drawRows(rows, layout, ruler);
  }

  *#drawRows(rows: readonly ListRow[], layout: Layout, ruler: WidthRuler): Iterable<string> {
    for (const row of rows) yield* drawListRow(this.#style, row, layout, ruler);
  }
}

/**
 * A list as a table, on a terminal no wider than that; nothing for an empty list. Of things that
 * arrive the first decide on the widths of the columns, and those to come are written as they do:
 * what is longer then takes lines of its own on a terminal, and elsewhere pushes the rest of its
 * line aside. A live list has headings again where its window has another width.
 */
export const drawList = (
  items: StreamedItems<Item>,
  columns: readonly Column[],
  sink: TerminalOutput,
  look: ListLook,
): AsyncGenerator<string> => new GrowingList(columns, sink, look).draw(items);
