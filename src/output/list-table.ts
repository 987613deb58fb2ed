import { type Colors, colorsFor } from './colors.ts';
import type { Column, Item } from './document.ts';
import { drawGrid } from './draw-grid.ts';
import { type Claim, fitWidths } from './fit.ts';
import type { Cell, Grid } from './grid.ts';
import { headingOf } from './heading.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { cut, type Ruler, rulerFor } from './width.ts';

/** One row of a list: the thing and the text of its cells. */
interface Row {
  readonly item: Item;
  readonly texts: readonly string[];
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

const naturalWidth = (heading: string, rows: readonly Row[], at: number, ruler: Ruler): number =>
  rows.reduce(
    (most, { texts }) => Math.max(most, ruler.width(texts[at] ?? '')),
    ruler.width(heading),
  );

function* textsOf(headings: readonly string[], rows: readonly Row[]): Iterable<string> {
  yield* headings;
  for (const row of rows) yield* row.texts;
}

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

function* cellsOf(
  shown: readonly Shown[],
  rows: readonly Row[],
  ruler: Ruler,
  colors: Colors,
): Iterable<readonly Cell[]> {
  yield shown.map(({ heading, width }) => ({
    lines: [cut(ruler, heading, width)],
    paint: colors.heading,
  }));
  for (const { item, texts } of rows) {
    yield shown.map(({ column, at, width }) => {
      const lines = [cut(ruler, texts[at] ?? '', width)];
      return column.tone ? { lines, paint: colors.tones[column.tone(item)] } : { lines };
    });
  }
}

/**
 * A list as a table, on a terminal no wider than that. Yields text that ends in newlines; nothing
 * for an empty list.
 */
export const drawList = async (
  items: readonly Item[],
  columns: readonly Column[],
  sink: Sink,
): Promise<Iterable<string>> => {
  if (items.length === 0) return [];
  const headings = columns.map(headingOf);
  const rows = items.map((item) => ({
    item,
    texts: columns.map(({ cell }) => safeLine(cell(item))),
  }));
  const ruler = await rulerFor(textsOf(headings, rows));
  const shown = shownColumns(columns, headings, rows, ruler, sink.columns);
  const grid: Grid = {
    columns: shown.map(({ column, width }) => ({
      width,
      align: column.kind === 'number' ? 'right' : 'left',
    })),
    rows: cellsOf(shown, rows, ruler, colorsFor(sink)),
    height: rows.length,
  };
  return drawGrid(grid, ruler);
};
