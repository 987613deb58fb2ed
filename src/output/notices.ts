import type { Terminal } from '../lib/terminal.ts';
import type { OutputSink } from './output-sink.ts';
import { wrapMessage } from './terminal/message.ts';
import { writeAboveFrames } from './terminal/redraw.ts';
import { toSafeText } from './terminal/safe-text.ts';

export const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** What is said on stderr beside the answer that goes to `out`, and never within it. */
export class Notices {
  readonly #terminal: Terminal;
  readonly #out: OutputSink;
  readonly #deferred: (() => void)[] = [];
  #isWriting = false;

  constructor(terminal: Terminal, out: OutputSink) {
    this.#terminal = terminal;
    this.#out = out;
  }

  /** Waits until an answer that is being written is done. */
  note(text: string): void {
    if (this.#isWriting) this.#deferred.push(() => this.#printToPerson(text));
    else this.#printToPerson(text);
  }

  /** Waits only where something of the answer has been written. */
  warn(text: string): void {
    this.#printUnlessMidAnswer(() => this.#printToPerson(text));
  }

  /** The same for a line that is not broken. */
  warnProgram(line: string): void {
    this.#printUnlessMidAnswer(() => this.#print(line, Number.POSITIVE_INFINITY));
  }

  /** Nothing is said within an answer, and what is said after it begins on a line of its own. */
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
