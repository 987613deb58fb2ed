import { colorsFor } from './colors.ts';
import type { Column, Item } from './document.ts';
import { drawGrid } from './draw-grid.ts';
import { gap } from './fit.ts';
import type { Look } from './formatter.ts';
import { headingOf } from './heading.ts';
import { safeText } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { type Ruler, rulerFor, wrap } from './width.ts';

/** On a narrower terminal values are not squeezed any further. */
const leastValue = 20;

const tab = '    ';

/** The lines of a value, safe; a tab would end somewhere else in each column. */
const linesOf = (column: Column, item: Item): readonly string[] =>
  safeText(column.cell(item)).replaceAll('\t', tab).split('\n');

const widest = (lines: readonly string[], ruler: Ruler): number =>
  lines.reduce((most, line) => Math.max(most, ruler.width(line)), 0);

/**
 * One thing as lines of heading and value. Values with several lines, and on a terminal those that
 * are too long for it, go on below themselves; ids stay on one line. Yields text that ends in
 * newlines.
 */
export const drawDetail = async (
  item: Item,
  columns: readonly Column[],
  sink: Sink,
  { headings: hasHeadings }: Pick<Look, 'headings'>,
): Promise<Iterable<string>> => {
  const colors = colorsFor(sink);
  const headings = columns.map((column) => (hasHeadings ? headingOf(column) : ''));
  const values = columns.map((column) => linesOf(column, item));
  const ruler = await rulerFor([...headings, ...values.flat()]);
  const headingWidth = widest(headings, ruler);
  const room = Math.max(leastValue, sink.columns - (hasHeadings ? headingWidth + gap : 0));
  const wrapped = values.map((lines, at) =>
    columns[at]?.kind === 'id' ? lines : lines.flatMap((line) => wrap(ruler, line, room)),
  );
  const rows = columns.map((column, at) => [
    ...(hasHeadings ? [{ lines: [headings[at] ?? ''], paint: colors.heading }] : []),
    { lines: wrapped[at] ?? [], paint: colors.tones[column.tone?.(item) ?? 'plain'] },
  ]);
  return drawGrid(
    {
      columns: [
        ...(hasHeadings ? [{ width: headingWidth, align: 'left' as const }] : []),
        { width: widest(wrapped.flat(), ruler), align: 'left' },
      ],
      rows,
      height: rows.length,
    },
    ruler,
  );
};
