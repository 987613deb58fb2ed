/** Frames: lines of a size that a terminal has room for, and how one is drawn over another. */

import type { TerminalOutput } from '../../lib/terminal.ts';
import { createRuler } from '../tables/width.ts';
import { cutColored, stripColors } from './cut-painted.ts';

/** The room for a frame, in cells and lines. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Lines that fit the room there is. */
export interface FittedLines {
  readonly lines: readonly string[];
  /** Cells of each line. */
  readonly widths: readonly number[];
}

/** A frame as it stands on the terminal. */
export interface DrawnFrame extends FittedLines {
  /** How wide the terminal was. */
  readonly columns: number;
}

const usualRows = 24;

/** The last cell of a line stays free, as some terminals wrap after it. */
const measureWidth = ({ columns }: TerminalOutput): number => Math.max(columns - 1, 1);

/** Lines there is room for beside the cursor's, so that the first one never leaves the screen. */
const measureHeight = ({ stream }: TerminalOutput): number => {
  const rows = 'rows' in stream && typeof stream.rows === 'number' ? stream.rows : 0;
  return Math.max((rows || usualRows) - 1, 1);
};

/** The room for a frame on a terminal by now. */
export const measureFrameSize = (sink: TerminalOutput): FrameSize => ({
  width: measureWidth(sink),
  height: measureHeight(sink),
});

/** The rows of which all lines fit, one line being left where that is not all of `count` things. */
export const selectFittingRows = (
  rows: readonly (readonly string[])[],
  height: number,
  count: number,
): readonly (readonly string[])[] => {
  const isAll = rows.length === count && rows.flat().length <= height;
  let left = isAll ? height : Math.max(height - 1, 1);
  const cutIndex = rows.findIndex((lines) => {
    left -= lines.length;
    return left < 0;
  });
  return cutIndex < 0 ? rows : rows.slice(0, Math.max(cutIndex, 1));
};

/** The words for what there is no room for: `and 3 more`. */
export const describeRemaining = (count: number): string => `and ${count} more`;

const moveUp = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '');
const eraseLine = '\u001b[K';
const eraseBelow = '\u001b[J';

/** Rows of the screen a frame takes: most terminals break its lines anew when they get narrower. */
const measureRows = (
  { lines, widths, columns: before }: DrawnFrame,
  { columns, cutsLines }: TerminalOutput,
): number => {
  if (columns >= before || cutsLines) return lines.length;
  return widths.reduce((sum, width) => sum + Math.max(Math.ceil(width / columns), 1), 0);
};

/** The lines of a frame, none of them wider than the room, with their widths. */
export const fitFrame = async (
  lines: readonly string[],
  { width, height }: FrameSize,
): Promise<FittedLines> => {
  const shown = lines.slice(0, height);
  const ruler = await createRuler(shown.map(stripColors));
  const cut = shown.map((line) => cutColored(ruler, line, width));
  return { lines: cut, widths: cut.map((line) => ruler.width(stripColors(line))) };
};

/** The output that draws `lines` over the previous frame, or at the cursor if there is none. */
export const drawFrame = (
  lines: readonly string[],
  before: DrawnFrame | undefined,
  sink: TerminalOutput,
): string => {
  const start = `\r${before ? moveUp(measureRows(before, sink)) : ''}`;
  // Line by line instead of all erased first, unless its lines were broken anew: nothing flickers.
  const erased = before && before.columns !== sink.columns ? eraseBelow : '';
  const text = lines.map((line) => `${line}${eraseLine}\n`).join('');
  return `${start}${erased}${text}${eraseBelow}`;
};
