/** Lines on a terminal that are drawn over in place, whatever happens to the terminal meanwhile. */

import type { DisplayChange, TerminalOutput } from '../../lib/terminal.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import { ignoreErrors } from '../output-sink.ts';
import {
  type DrawnFrame,
  drawFrame,
  type FittedLines,
  type FrameSize,
  fitFrame,
  measureFrameSize,
} from './frame.ts';

/** Makes the lines of a frame as they are by now; they are safe already. */
export type Render = (size: FrameSize) => readonly string[] | Promise<readonly string[]>;

/** Lines on a terminal that are drawn over in place. */
export interface Area {
  /** Draws a frame in the place of the one before; resolves when it was written. */
  update(): Promise<void>;
  /** Removes the frame permanently. */
  clear(): void;
  /** Draws a last frame that stays, without what was typed below it, such as `^C`. */
  leave(): Promise<void>;
  /** Whether the terminal takes nothing any more. */
  isLost(): boolean;
}

/** The areas of this process: a message has to make way for them, whatever stream it is for. */
const openAreas = new Set<TerminalArea>();

/** Writes whole lines to a stream that may show the same terminal as an area: above its frame. */
export const writeAboveFrames = ({ stream, isTerminal }: TerminalOutput, text: string): void => {
  let writeAll = (): void => void stream.write(text);
  for (const area of isTerminal ? openAreas : []) {
    const write = writeAll;
    writeAll = () => area.hideDuring(write);
  }
  writeAll();
};

const noLines: FittedLines = { lines: [], widths: [] };

class TerminalArea implements Area {
  readonly #sink: TerminalOutput;
  readonly #render: Render;
  /** Undefined where nothing stands that is ours to draw over. */
  #frame: DrawnFrame | undefined;
  #isOpen = true;
  #isLost = false;
  #isStale = false;
  #drawing: Promise<void> | undefined;
  #stopListening: (() => void) | undefined;

  constructor(sink: TerminalOutput, render: Render) {
    this.#sink = sink;
    this.#render = render;
  }

  open(): void {
    ignoreErrors(this.#sink.stream);
    this.#stopListening = this.#sink.onDisplayChange?.((change) => this.#followChange(change));
    openAreas.add(this);
  }

  update(): Promise<void> {
    this.#isStale = true;
    this.#drawing ??= this.#drawWhileStale();
    return this.#drawing;
  }

  clear(): void {
    this.#close();
    this.#paint(noLines);
  }

  async leave(): Promise<void> {
    await this.update().catch(() => {});
    this.#close();
  }

  isLost(): boolean {
    return this.#isLost;
  }

  /** Runs `write` with the frame out of the way. */
  hideDuring(write: () => void): void {
    const shown = this.#frame;
    this.#paint(noLines);
    write();
    if (shown) this.#paint(shown);
  }

  #close(): void {
    this.#isOpen = false;
    this.#stopListening?.();
    openAreas.delete(this);
  }

  #followChange(change: DisplayChange): void {
    // What the shell and others have written since is not ours to draw over.
    if (change === 'continued') this.#frame = undefined;
    this.update().catch(() => {});
  }

  async #drawWhileStale(): Promise<void> {
    try {
      // The signal that says the process goes on comes first.
      await awaitLoopTurn();
      while (this.#isStale && this.#isOpen) await this.#drawOnce();
    } finally {
      // At once: an update that comes after the last look is not to wait for this drawing.
      this.#drawing = undefined;
    }
  }

  async #drawOnce(): Promise<void> {
    this.#isStale = false;
    const { columns } = this.#sink;
    const size = measureFrameSize(this.#sink);
    const next = await fitFrame(await this.#render(size), size);
    // The terminal got another size meanwhile: this frame would not fit.
    if (this.#sink.columns !== columns) this.#isStale = true;
    else if (this.#isOpen) this.#paint(next);
  }

  #paint({ lines, widths }: FittedLines): void {
    const before = this.#frame;
    this.#frame = undefined;
    if (this.#sink.isInBackground?.() || (!before && lines.length === 0)) return;
    const { columns } = this.#sink;
    this.#put(drawFrame(lines, before, this.#sink));
    if (lines.length > 0) this.#frame = { lines, widths, columns };
  }

  #put(text: string): void {
    this.#sink.stream.write(text, (error) => {
      if (error) this.#isLost = true;
    });
  }
}

/**
 * Opens an area at the cursor of a terminal. The cursor rests below it, so that whatever is written
 * afterwards follows, and is never hidden: nobody has to bring it back. A frame is drawn again at
 * once when the terminal has another size, and anew at the cursor when the process goes on after a
 * stop. In the background nothing is drawn: the terminal belongs to somebody else.
 */
export const openArea = (sink: TerminalOutput, render: Render): Area => {
  const area = new TerminalArea(sink, render);
  area.open();
  return area;
};
