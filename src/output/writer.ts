import type { Document } from './document.ts';
import { formatNamed } from './formats.ts';
import { ignoreErrors, openOutlet } from './outlet.ts';
import { safeText } from './safe-text.ts';
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

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/**
 * The writer of a run. Everything it writes is safe for terminals, text included. A reader of stdout
 * that goes away is no error, nor is any error of stderr; other errors of stdout reject. Fails with
 * a `UsageFailure` if there is no such format.
 */
export const openWriter: OpenWriter = (terminal, { format, quiet }) => {
  const { load } = formatNamed(format);
  const out = openOutlet(terminal.out.stream);
  const err = terminal.err.stream;
  ignoreErrors(err);
  let answered = false;
  const warn = (text: string): void => {
    err.write(ended(safeText(text)));
  };
  return {
    format,
    document: async (document) => {
      if (answered) throw new Error('a run has one answer; this is the second');
      answered = true;
      const formatter = await load();
      await out.write(await formatter(document, terminal.out));
    },
    text: (text) => out.write([ended(safeText(text))]),
    note: quiet ? () => {} : warn,
    warn,
  };
};
