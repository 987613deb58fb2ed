import { columnGap } from './fit.ts';
import type { Cell, Grid } from './grid.ts';

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(columnGap),
};

const formatCell = ({ lines, paint }: Cell): string =>
  lines.map((line) => (paint && line !== '' ? paint(line) : line)).join('\n');

/**
 * Draws a table of at most a screenful, all of whose text `isSettled`: cli-table3 measures with an
 * older Unicode, by which it would cut or misalign other text. Yields text that ends in newlines.
 */
export const drawWithCliTable = async ({ columns, rows }: Grid): Promise<Iterable<string>> => {
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    colWidths: columns.map(({ width }) => width),
    colAligns: columns.map(({ align }) => align),
  });
  table.push(...Array.from(rows, (row) => row.map(formatCell)));
  return table
    .toString()
    .split('\n')
    .map((line) => `${line.trimEnd()}\n`);
};
