import type { Document } from './document.ts';
import type { Terminal } from './terminal.ts';

/** The only writer of stdout. */
export interface Writer {
  readonly format: string;
  /** Writes the answer, once a run. Resolves when the stream has taken it. */
  document(document: Document): Promise<void>;
  /** Writes text a person asked for, such as help or the exit-code table, in no format. */
  text(text: string): Promise<void>;
  /** Says something to a person on stderr; silent with --quiet. */
  note(text: string): void;
  /** Says something on stderr that --quiet does not silence. */
  warn(text: string): void;
}

export interface WriterOptions {
  /** A name from `formats.ts`. */
  readonly format: string;
  readonly quiet: boolean;
}

export type OpenWriter = (terminal: Terminal, options: WriterOptions) => Writer;
