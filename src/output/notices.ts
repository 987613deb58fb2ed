import type { Terminal } from '../lib/terminal.ts';
import type { OutputSink } from './output-sink.ts';
import { wrapMessage } from './terminal/message.ts';
import { writeAboveFrames } from './terminal/redraw.ts';
import { toSafeText } from './terminal/safe-text.ts';

export const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Writes messages to stderr, never in the middle of the output on `out`. */
export class Notices {
  readonly #terminal: Terminal;
  readonly #out: OutputSink;
  readonly #deferred: (() => void)[] = [];
  #isWriting = false;

  constructor(terminal: Terminal, out: OutputSink) {
    this.#terminal = terminal;
    this.#out = out;
  }

  /** Waits until the output is complete. */
  note(text: string): void {
    if (this.#isWriting) this.#deferred.push(() => this.#printToPerson(text));
    else this.#printToPerson(text);
  }

  /** Waits only if the output has begun. */
  warn(text: string): void {
    this.#printUnlessMidAnswer(() => this.#printToPerson(text));
  }

  /** Writes a line without wrapping. */
  warnProgram(line: string): void {
    this.#printUnlessMidAnswer(() => this.#print(line, Number.POSITIVE_INFINITY));
  }

  /** Holds messages back during output; afterwards they begin on a new line. */
  async deferDuring(writing: () => Promise<void>): Promise<void> {
    this.#isWriting = true;
    try {
      await writing();
    } finally {
      this.#isWriting = false;
      if (this.#terminal.out.isTerminal && this.#out.isMidLine()) await this.#out.write(['\n']);
      for (const printLater of this.#deferred.splice(0)) printLater();
    }
  }

  #printUnlessMidAnswer(printLater: () => void): void {
    if (this.#isWriting && this.#out.hasBegun()) this.#deferred.push(printLater);
    else printLater();
  }

  #printToPerson(text: string): void {
    this.#print(text, this.#terminal.err.columns);
  }

  #print(text: string, columns: number): void {
    writeAboveFrames(this.#terminal.err, endLine(wrapMessage(toSafeText(text), columns)));
  }
}
