import { columnGap } from './fit.ts';
import type { Cell, Grid, GridColumn } from './grid.ts';
import type { WidthRuler } from './width.ts';

const between = ' '.repeat(columnGap);

const empty: Cell = { lines: [] };

const paintText = ({ paint }: Cell, text: string): string =>
  paint && text !== '' ? paint(text) : text;

const drawCell = (cell: Cell, line: number, column: GridColumn, ruler: WidthRuler): string => {
  const text = cell.lines[line] ?? '';
  const missing = column.width - ruler.width(text);
  const space = missing > 0 ? ' '.repeat(missing) : '';
  return column.align === 'right' ? space + paintText(cell, text) : paintText(cell, text) + space;
};

type Cells = readonly (Cell | undefined)[];

/** Cells side by side, each in its column. */
function* drawBeside(
  cells: Cells,
  columns: readonly GridColumn[],
  ruler: WidthRuler,
): Iterable<string> {
  let height = 1;
  for (const cell of cells) if (cell && cell.lines.length > height) height = cell.lines.length;
  for (let line = 0; line < height; line += 1) {
    const texts = columns.map((column, at) => drawCell(cells[at] ?? empty, line, column, ruler));
    yield `${texts.join(between).trimEnd()}\n`;
  }
}

function* drawOwnLines(cell: Cell, indent: number): Iterable<string> {
  for (const line of cell.lines) yield `${' '.repeat(indent)}${paintText(cell, line.trimEnd())}\n`;
}

/** The lines of one row. */
export function* drawRow(
  row: readonly Cell[],
  columns: readonly GridColumn[],
  ruler: WidthRuler,
): Iterable<string> {
  let beside: (Cell | undefined)[] = [];
  let isDrawn = false;
  for (const [at, cell] of row.entries()) {
    if (cell.indent === undefined) {
      beside[at] = cell;
      continue;
    }
    if (beside.length > 0) yield* drawBeside(beside, columns, ruler);
    yield* drawOwnLines(cell, cell.indent);
    beside = [];
    isDrawn = true;
  }
  if (beside.length > 0 || !isDrawn) yield* drawBeside(beside, columns, ruler);
}

/** Draws a table row by row, in time and memory that do not grow with what was drawn before. */
export function* drawColumns({ columns, rows }: Grid, ruler: WidthRuler): Iterable<string> {
  for (const row of rows) yield* drawRow(row, columns, ruler);
}
