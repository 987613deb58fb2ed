import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Item } from '../document.ts';
import type { FormatOptions } from '../formats/formatter.ts';
import { createColors } from '../terminal/colors.ts';
import { toSafeText } from '../terminal/safe-text.ts';
import { drawGrid } from './draw-grid.ts';
import { columnGap } from './fit.ts';
import type { Cell } from './grid.ts';
import { formatHeading } from './heading.ts';
import { createRuler, measureLongestWord, type WidthRuler, wrapToWidth } from './width.ts';

/** Where there is less room beside the headings, values stand below them. */
const leastRoom = 8;

const tab = '    ';

/** The lines of a value, safe; a tab would end somewhere else in each column. */
const splitLines = (column: Column, item: Item): readonly string[] =>
  toSafeText(column.cell(item)).replaceAll('\t', tab).split('\n');

const measureWidest = (lines: readonly string[], ruler: WidthRuler): number =>
  lines.reduce((most, line) => Math.max(most, ruler.width(line)), 0);

/** Cells by which a value is indented that has lines of its own below its heading. */
const ownIndent = 2;

/** Where a value is laid. */
interface ValueSpace {
  /** Cells beside its heading; 0 where it stands below. */
  readonly room: number;
  /** Cells of a line. */
  readonly total: number;
  readonly ruler: WidthRuler;
}

/** The lines of a value in the room beside its heading; below it where a word of it needs more. */
const layoutValue = (
  lines: readonly string[],
  { kind }: Column,
  { room, total, ruler }: ValueSpace,
): Cell => {
  // The terminal itself breaks an id so that it can be copied.
  const most = kind === 'id' ? Number.POSITIVE_INFINITY : total;
  const word = lines.reduce(
    (wide, line) => Math.max(wide, measureLongestWord(ruler, line, most)),
    0,
  );
  if (room > 0 && word <= room)
    return { lines: lines.flatMap((line) => wrapToWidth(ruler, line, room)) };
  const indent = Math.max(0, Math.min(ownIndent, total - word));
  const own = Math.max(word, total - indent);
  return { lines: lines.flatMap((line) => wrapToWidth(ruler, line, own)), indent };
};

/**
 * One thing as lines of heading and value. Values with several lines, and on a terminal those that
 * are too long for it, go on below themselves, broken between words; a value of which a word does
 * not fit beside its heading has lines of its own. Yields text that ends in newlines.
 */
export const drawDetail = async (
  item: Item,
  columns: readonly Column[],
  sink: TerminalOutput,
  { headings: hasHeadings }: Pick<FormatOptions, 'headings'>,
): Promise<Iterable<string>> => {
  const colors = createColors(sink);
  const headings = columns.map((column) => (hasHeadings ? formatHeading(column) : ''));
  const values = columns.map((column) => splitLines(column, item));
  const ruler = await createRuler([...headings, ...values.flat()]);
  const total = sink.columns;
  const headingWidth = Math.min(measureWidest(headings, ruler), total);
  const left = hasHeadings ? headingWidth + columnGap : 0;
  const room = total - left < leastRoom ? 0 : total - left;
  const space = { room, total, ruler };
  const rows = columns.map((column, at): readonly Cell[] => {
    const value = layoutValue(values[at] ?? [], column, space);
    const cell = { ...value, paint: colors.tones[column.tone?.(item) ?? 'plain'] };
    if (!hasHeadings) return [cell];
    return [
      { lines: wrapToWidth(ruler, headings[at] ?? '', headingWidth), paint: colors.heading },
      cell,
    ];
  });
  const beside = rows.flatMap((row) => row.filter(({ indent }) => indent === undefined));
  return drawGrid(
    {
      columns: [
        ...(hasHeadings ? [{ width: headingWidth, align: 'left' as const }] : []),
        {
          width: measureWidest(
            beside.flatMap(({ lines }) => lines),
            ruler,
          ),
          align: 'left',
        },
      ],
      rows,
      height: rows.length,
    },
    ruler,
  );
};
