import { gap } from './fit.ts';
import type { Cell, Grid, GridColumn } from './grid.ts';
import type { Ruler } from './width.ts';

const between = ' '.repeat(gap);

const empty: Cell = { lines: [] };

const drawCell = (cell: Cell, line: number, column: GridColumn, ruler: Ruler): string => {
  const text = cell.lines[line] ?? '';
  const space = ' '.repeat(Math.max(0, column.width - ruler.width(text)));
  const painted = cell.paint && text !== '' ? cell.paint(text) : text;
  return column.align === 'right' ? space + painted : painted + space;
};

/** Draws a table row by row, in time and memory that do not grow with what was drawn before. */
export function* drawColumns({ columns, rows }: Grid, ruler: Ruler): Iterable<string> {
  for (const row of rows) {
    const height = row.reduce((most, cell) => Math.max(most, cell.lines.length), 1);
    for (let line = 0; line < height; line += 1) {
      const cells = columns.map((column, at) => drawCell(row[at] ?? empty, line, column, ruler));
      yield `${cells.join(between).trimEnd()}\n`;
    }
  }
}
