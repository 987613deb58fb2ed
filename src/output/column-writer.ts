import { gap } from './fit.ts';
import type { Cell, Grid, GridColumn } from './grid.ts';
import type { Ruler } from './width.ts';

const between = ' '.repeat(gap);

const empty: Cell = { lines: [] };

const drawCell = (cell: Cell, line: number, column: GridColumn, ruler: Ruler): string => {
  const text = cell.lines[line] ?? '';
  const missing = column.width - ruler.width(text);
  const space = missing > 0 ? ' '.repeat(missing) : '';
  const painted = cell.paint && text !== '' ? cell.paint(text) : text;
  return column.align === 'right' ? space + painted : painted + space;
};

/** Draws a table row by row, in time and memory that do not grow with what was drawn before. */
export function* drawColumns({ columns, rows }: Grid, ruler: Ruler): Iterable<string> {
  for (const row of rows) {
    let height = 1;
    for (const { lines } of row) if (lines.length > height) height = lines.length;
    for (let line = 0; line < height; line += 1) {
      const cells = columns.map((column, at) => drawCell(row[at] ?? empty, line, column, ruler));
      yield `${cells.join(between).trimEnd()}\n`;
    }
  }
}
