import { batchesOf } from './batches.ts';
import { type Colors, colorsFor } from './colors.ts';
import { drawColumns } from './column-writer.ts';
import type { Arriving, Column, Item } from './document.ts';
import { type Claim, fitWidths, gap } from './fit.ts';
import type { Look } from './formatter.ts';
import type { Cell, Grid } from './grid.ts';
import { headingOf } from './heading.ts';
import { inChunks } from './pieces.ts';
import { isAscii, safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { cut, type Ruler, rulerFor, wrap } from './width.ts';

/** One row of a list: the thing and the lines of its cells. */
interface Row {
  readonly item: Item;
  readonly cells: readonly (readonly string[])[];
}

/** Wide enough for an IPv4 address, half of which says nothing. */
const leastText = 16;

/** The first column is what a person types next, as a rule the name. */
const leastName = 32;

const leastOf = (column: Column, at: number): number => {
  if (column.kind !== 'text') return Number.POSITIVE_INFINITY;
  return at === 0 ? leastName : leastText;
};

const claim = (column: Column, at: number, natural: number): Claim => ({
  natural,
  least: leastOf(column, at),
  // The first column and a thing's own id say which thing a row is about.
  keep: at === 0 || column.key === 'id',
});

/** The lines of a cell, safe: it has several only in a column that wraps. */
const safeCell = ({ cell, wraps }: Column, item: Item): readonly string[] =>
  wraps ? cell(item).split('\n').map(safeLine) : [safeLine(cell(item))];

const naturalWidth = (heading: string, rows: readonly Row[], at: number, ruler: Ruler): number =>
  rows.reduce(
    (most, { cells }) =>
      (cells[at] ?? []).reduce((wide, line) => Math.max(wide, ruler.width(line)), most),
    ruler.width(heading),
  );

/** A ruler good for rows below headings. */
const rulerOf = (headings: readonly string[], rows: readonly Row[]): Promise<Ruler> => {
  const isPlain = rows.every(({ cells }) => cells.every((lines) => lines.every(isAscii)));
  return rulerFor(isPlain ? headings : rows.flatMap(({ cells }) => cells.flat()));
};

interface Shown {
  readonly column: Column;
  readonly heading: string;
  readonly at: number;
  readonly width: number;
}

/** The columns there is room for, with their widths. */
const shownColumns = (
  columns: readonly Column[],
  headings: readonly string[],
  rows: readonly Row[],
  ruler: Ruler,
  total: number,
): readonly Shown[] => {
  const claims = columns.map((column, at) =>
    claim(column, at, naturalWidth(headings[at] ?? '', rows, at, ruler)),
  );
  const widths = fitWidths(claims, total);
  return columns.flatMap((column, at) => {
    const width = widths[at];
    return width === undefined ? [] : [{ column, heading: headings[at] ?? '', at, width }];
  });
};

/** The last column with all the room that is left: nobody knows how long the texts to come are. */
const lastWidened = (shown: readonly Shown[], total: number): readonly Shown[] => {
  if (total === Number.POSITIVE_INFINITY) return shown;
  const used = shown.slice(0, -1).reduce((sum, { width }) => sum + width + gap, 0);
  return shown.map((one, at) =>
    at === shown.length - 1 ? { ...one, width: Math.max(one.width, total - used) } : one,
  );
};

/** Long texts are cut on a terminal only; what has to be whole, and a pipe, get all of it. */
const roomOf = ({ column, width }: Shown, sink: Sink): number =>
  column.kind === 'text' && sink.columns !== Number.POSITIVE_INFINITY
    ? width
    : Number.POSITIVE_INFINITY;

const headingCells = (shown: readonly Shown[], ruler: Ruler, colors: Colors): readonly Cell[] =>
  shown.map(({ heading, width }) => ({
    lines: [cut(ruler, heading, width)],
    paint: colors.heading,
  }));

function* cellsOf(
  shown: readonly Shown[],
  rows: readonly Row[],
  ruler: Ruler,
  sink: Sink,
): Iterable<readonly Cell[]> {
  const colors = colorsFor(sink);
  const rooms = shown.map((one) => roomOf(one, sink));
  for (const { item, cells } of rows) {
    yield shown.map(({ column, at }, place) => {
      const room = rooms[place] ?? 0;
      const whole = cells[at] ?? [];
      const lines =
        room === Number.POSITIVE_INFINITY
          ? whole
          : whole.flatMap((line) =>
              column.wraps ? wrap(ruler, line, room) : [cut(ruler, line, room)],
            );
      return column.tone ? { lines, paint: colors.tones[column.tone(item)] } : { lines };
    });
  }
}

/**
 * Most rows that are looked at before the widths are fixed, where things arrive. Longer lists are
 * rare, and this many are there in a moment and fit into a megabyte.
 */
const mostMeasured = 1000;

/**
 * A list as a table, on a terminal no wider than that; nothing for an empty list. Of things that
 * arrive the first decide on the widths of the columns, and those to come are written as they do:
 * what is longer then is cut on a terminal, and elsewhere pushes the rest of its line aside.
 */
export async function* drawList(
  items: Arriving<Item>,
  columns: readonly Column[],
  sink: Sink,
  { headings: hasHeadings, live }: Pick<Look, 'headings'> & { readonly live?: true | undefined },
): AsyncGenerator<string> {
  const headings = columns.map((column) => (hasHeadings ? headingOf(column) : ''));
  const rowOf = (item: Item): Row => ({
    item,
    cells: columns.map((column) => safeCell(column, item)),
  });
  const drawn = (shown: readonly Shown[], rows: readonly Row[], ruler: Ruler): Grid => ({
    columns: shown.map(({ column, width }) => ({
      width,
      align: column.kind === 'number' ? 'right' : 'left',
    })),
    rows: cellsOf(shown, rows, ruler, sink),
    height: rows.length,
  });
  const measured = live ? 1 : mostMeasured;
  const most = Array.isArray(items) ? Number.POSITIVE_INFINITY : measured;
  const first: Row[] = [];
  let fixed: readonly Shown[] | undefined;

  const beginning = async function* (): AsyncGenerator<string> {
    const ruler = await rulerOf(headings, first);
    const fitted = shownColumns(columns, headings, first, ruler, sink.columns);
    fixed = live ? lastWidened(fitted, sink.columns) : fitted;
    const grid = drawn(fixed, first, ruler);
    const title = hasHeadings ? [headingCells(fixed, ruler, colorsFor(sink))] : [];
    const rows = (function* () {
      yield* title;
      yield* grid.rows;
    })();
    yield* inChunks(drawColumns({ ...grid, rows }, ruler));
  };

  for await (const batch of batchesOf(items)) {
    const rows = batch.map(rowOf);
    if (fixed) {
      const ruler = await rulerOf([], rows);
      yield* inChunks(drawColumns(drawn(fixed, rows, ruler), ruler));
      continue;
    }
    first.push(...rows);
    if (first.length >= most) {
      yield* beginning();
      first.length = 0;
    }
  }
  if (!fixed && first.length > 0) yield* beginning();
}
