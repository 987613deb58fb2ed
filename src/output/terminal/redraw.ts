/** Lines on a terminal that are drawn over in place, whatever happens to the terminal meanwhile. */

import type { TerminalOutput } from '../../lib/terminal.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import { ignoreErrors } from '../output-sink.ts';
import { createRuler } from '../tables/width.ts';
import { cutColored, stripColors } from './cut-painted.ts';

/** The room for a frame, in cells and lines. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Makes the lines of a frame as they are by now; they are safe already. */
export type Render = (size: FrameSize) => readonly string[] | Promise<readonly string[]>;

/** Lines on a terminal that are drawn over in place. */
export interface Area {
  /** Draws a frame in the place of the one before; resolves when it was written. */
  update(): Promise<void>;
  /** Takes the frame away, for good. */
  clear(): void;
  /** Draws a last frame that stays, without what was typed below it, such as `^C`. */
  leave(): Promise<void>;
  /** Whether the terminal takes nothing any more. */
  isLost(): boolean;
}

/** A frame as it stands on the terminal. */
interface Frame {
  readonly lines: readonly string[];
  /** Cells of each line. */
  readonly widths: readonly number[];
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

const moveUp = (rows: number): string => (rows > 0 ? `\u001b[${rows}A` : '');
const eraseLine = '\u001b[K';
const eraseBelow = '\u001b[J';

/** Rows of the screen a frame takes: most terminals break its lines anew when they get narrower. */
const measureRows = (
  { lines, widths, columns: before }: Frame,
  { columns, cutsLines }: TerminalOutput,
): number => {
  if (columns >= before || cutsLines) return lines.length;
  return widths.reduce((sum, width) => sum + Math.max(Math.ceil(width / columns), 1), 0);
};

/** The lines of a frame, none of them wider than the room, with their widths. */
const fitFrame = async (
  lines: readonly string[],
  { width, height }: FrameSize,
): Promise<Pick<Frame, 'lines' | 'widths'>> => {
  const shown = lines.slice(0, height);
  const ruler = await createRuler(shown.map(stripColors));
  const cut = shown.map((line) => cutColored(ruler, line, width));
  return { lines: cut, widths: cut.map((line) => ruler.width(stripColors(line))) };
};

/** Runs `write` with the frame out of the way. */
type HideFrame = (write: () => void) => void;

/** The areas of this process: a message has to make way for them, whatever stream it is for. */
const openAreas = new Set<HideFrame>();

/** Writes whole lines to a stream that may show the same terminal as an area: above its frame. */
export const writeAboveFrames = ({ stream, isTerminal }: TerminalOutput, text: string): void => {
  let writeAll = (): void => void stream.write(text);
  for (const hideFrame of isTerminal ? openAreas : []) {
    const write = writeAll;
    writeAll = () => hideFrame(write);
  }
  writeAll();
};

/**
 * Opens an area at the cursor of a terminal. The cursor rests below it, so that whatever is written
 * afterwards follows, and is never hidden: nobody has to bring it back. A frame is drawn again at
 * once when the terminal has another size, and anew at the cursor when the process goes on after a
 * stop. In the background nothing is drawn: the terminal belongs to somebody else.
 */
export const openArea = (sink: TerminalOutput, render: Render): Area => {
  const { stream } = sink;
  ignoreErrors(stream);
  let frame: Frame | undefined;
  let isOpen = true;
  let isLost = false;
  let isStale = false;
  let drawing: Promise<void> | undefined;

  const put = (text: string): void => {
    stream.write(text, (error) => {
      if (error) isLost = true;
    });
  };
  const paint = (next: Pick<Frame, 'lines' | 'widths'>): void => {
    const before = frame;
    frame = undefined;
    if (sink.isInBackground?.() || (!before && next.lines.length === 0)) return;
    const { columns } = sink;
    const start = `\r${before ? moveUp(measureRows(before, sink)) : ''}`;
    // Line by line instead of all erased first, unless its lines were broken anew: nothing flickers.
    const erased = before && before.columns !== columns ? eraseBelow : '';
    const text = next.lines.map((line) => `${line}${eraseLine}\n`).join('');
    put(`${start}${erased}${text}${eraseBelow}`);
    if (next.lines.length > 0) frame = { ...next, columns };
  };
  const drawWhileStale = async (): Promise<void> => {
    try {
      // The signal that says the process goes on comes first.
      await awaitLoopTurn();
      while (isStale && isOpen) {
        isStale = false;
        const { columns } = sink;
        const size = { width: measureWidth(sink), height: measureHeight(sink) };
        const next = await fitFrame(await render(size), size);
        if (sink.columns !== columns) isStale = true;
        else if (isOpen) paint(next);
      }
    } finally {
      // At once: an update that comes after the last look is not to wait for this drawing.
      drawing = undefined;
    }
  };
  const update = (): Promise<void> => {
    isStale = true;
    drawing ??= drawWhileStale();
    return drawing;
  };
  const stopListening = sink.onDisplayChange?.((change) => {
    // What the shell and others have written since is not ours to draw over.
    if (change === 'continued') frame = undefined;
    update().catch(() => {});
  });
  const hideFrame: HideFrame = (write) => {
    const shown = frame;
    paint({ lines: [], widths: [] });
    write();
    if (shown) paint(shown);
  };
  const close = (): void => {
    isOpen = false;
    stopListening?.();
    openAreas.delete(hideFrame);
  };
  openAreas.add(hideFrame);
  return {
    update,
    clear: () => {
      close();
      paint({ lines: [], widths: [] });
    },
    leave: async () => {
      await update().catch(() => {});
      close();
    },
    isLost: () => isLost,
  };
};
