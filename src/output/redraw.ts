import { ignoreErrors } from './outlet.ts';
import type { Sink } from './terminal.ts';

/** Lines on a terminal that are drawn over in place. */
export interface Area {
  /** Draws these lines, each no wider than `width`, in the place of those drawn before. */
  draw(lines: readonly string[]): void;
  /** Takes the lines away again. */
  clear(): void;
}

const usualRows = 24;

/** Cells of a line of an area: the last one stays free, as some terminals wrap after it. */
export const areaWidth = ({ columns }: Sink): number => columns - 1;

/** Lines there is room for, so that the first one never leaves the screen. */
export const areaHeight = ({ stream }: Sink): number => {
  const rows = 'rows' in stream && typeof stream.rows === 'number' ? stream.rows : 0;
  return Math.max((rows || usualRows) - 1, 1);
};

/** The rows of which all lines fit, one line being left where that is not all of `count` things. */
export const rowsWithin = (
  rows: readonly (readonly string[])[],
  height: number,
  count: number,
): readonly (readonly string[])[] => {
  const isAll = rows.length === count && rows.flat().length <= height;
  let left = isAll ? height : Math.max(height - 1, 1);
  const kept = rows.findIndex((lines) => {
    left -= lines.length;
    return left < 0;
  });
  return kept < 0 ? rows : rows.slice(0, Math.max(kept, 1));
};

const up = (lines: number): string => (lines > 0 ? `\u001b[${lines}A` : '');
const eraseLine = '\u001b[K';
const eraseBelow = '\u001b[J';

/**
 * Opens an area at the cursor of a terminal. The cursor rests below it, so that whatever is written
 * afterwards follows. The lines are safe already.
 */
export const openArea = ({ stream }: Pick<Sink, 'stream'>): Area => {
  ignoreErrors(stream);
  let height = 0;
  const draw = (lines: readonly string[]): void => {
    // Line by line instead of all erased first: nothing flickers.
    const text = lines.map((line) => `${line}${eraseLine}\n`).join('');
    stream.write(`\r${up(height)}${text}${eraseBelow}`);
    height = lines.length;
  };
  return {
    draw,
    clear: () => {
      if (height > 0) draw([]);
    },
  };
};
