import { drawWithCliTable } from './cli-table.ts';
import { drawColumns } from './column-writer.ts';
import type { Grid } from './grid.ts';
import { isPlainWidth, type WidthRuler } from './width.ts';

/** cli-table3 takes time with the square of the rows: 50 take 26 ms, 10,000 take 27 s. */
const screenful = 50;

/**
 * Draws the view of one thing or the outcomes of a command, without borders and without spaces at
 * the end of a line. Yields text that ends in newlines. A screenful is drawn by cli-table3, anything
 * longer row by row, as lists always are; both look the same.
 */
export const drawGrid = async (grid: Grid, ruler: WidthRuler): Promise<Iterable<string>> => {
  if (grid.height > screenful) return drawColumns(grid, ruler);
  const small = { ...grid, rows: [...grid.rows] };
  const cells = small.rows.flat();
  const isPlain = cells.every(
    ({ lines, indent }) => indent === undefined && lines.every(isPlainWidth),
  );
  return isPlain ? drawWithCliTable(small) : drawColumns(small, ruler);
};
