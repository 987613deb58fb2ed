import type { Terminal } from '../lib/terminal.ts';
import type { Document } from './document.ts';
import { findFormat, isForPeople, reportsAsText } from './formats/formats.ts';
import type { FormatOptions, Formatter, TextChunks } from './formats/formatter.ts';
import { toJsonValue } from './formats/json-value.ts';
import { endLine, Notices } from './notices.ts';
import { ignoreErrors, type OutputSink, openOutputSink } from './output-sink.ts';
import type { Query } from './query.ts';
import { describeHiddenColumns } from './terminal/message.ts';
import { toSafeBoldText, toSafeText } from './terminal/safe-text.ts';

/** The only writer of stdout. */
export interface Writer {
  readonly format: string;
  /** The output is for people; otherwise for programs. */
  readonly forPeople: boolean;
  /** Failures on stderr are text for people; otherwise one JSON object. */
  readonly reportsAsText: boolean;
  /** Items are written as they arrive; otherwise all are needed first. */
  readonly streams: boolean;
  /** A query selects from all members of an item, in any format. */
  readonly hasQuery: boolean;
  /** Writes the output, once per run. Resolves once it is written. */
  document(document: Document): Promise<void>;
  /**
   * Writes the response of the platform unchanged, once per run; made safe on a terminal.
   */
  raw(bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Writes text such as help or the exit-code table, without a format. */
  text(text: string): Promise<void>;
  /** Writes help as it is: bold headings stay, and commander removes them where none are shown. */
  help(text: string): Promise<void>;
  /** Loads everything that writing needs, so that nothing is loaded later. */
  prepare(): Promise<void>;
  /** Whether the reader of stdout closed it before everything was written. */
  lostReader(): boolean;
  /**
   * Prints a note on stderr, unless --quiet is given. It waits until output in progress is written.
   */
  note(text: string): void;
  /**
   * Warns about values that may be a mistake, or about what a success has left, on stderr, unless
   * --quiet is given. Where stderr is for programs, the warning is held back until the end of the run.
   */
  warnOfInput(text: string): void;
  /**
   * Prints a warning on stderr, even with --quiet. If output has begun, it waits until that is
   * complete.
   */
  warn(text: string): void;
  /** Writes a line for programs on stderr without wrapping, even with --quiet. */
  warnProgram(line: string): void;
}

export interface WriterOptions {
  /** A name from `formats.ts`. */
  readonly format: string;
  readonly quiet: boolean;
  /** Takes warnings about values where stderr is for programs; default: they are printed as notes. */
  readonly holdWarning?: (text: string) => void;
  /** A query without a format: failures are for the reader of stderr. */
  readonly isByQuery?: boolean;
  /** Applied to the output before it is written. */
  readonly query?: Query | undefined;
  /** Print column headers; default: true. */
  readonly headings?: boolean;
  /** Escape formulas in CSV. */
  readonly disarmed?: boolean;
  /** Formats with `--raw` write text unchanged, except on a terminal. */
  readonly exact?: boolean;
}

export type OpenWriter = (terminal: Terminal, options: WriterOptions) => Writer;

/** Whether output continues while items arrive, each complete when it is written. */
const isOpenEnded = (document: Document): boolean =>
  document.shape === 'list'
    ? document.live === true
    : document.shape === 'outcomes' && Symbol.asyncIterator in document.outcomes;

async function* toSafeChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const part of bytes) yield toSafeText(decoder.decode(part, { stream: true }));
  yield toSafeText(decoder.decode());
}

/** The settings for the output of a run. */
interface AnswerParts {
  readonly terminal: Terminal;
  readonly out: OutputSink;
  readonly notices: Notices;
  readonly load: () => Promise<Formatter>;
  readonly look: FormatOptions;
  readonly query: Query | undefined;
}

/** The single output of a run. */
class Answer {
  readonly #parts: AnswerParts;
  #isClaimed = false;

  constructor(parts: AnswerParts) {
    this.#parts = parts;
  }

  async writeDocument(document: Document): Promise<void> {
    this.#claim();
    const { out, notices } = this.#parts;
    const writing = async (): Promise<void> => out.write(await this.#formatChunks(document));
    await (isOpenEnded(document) ? writing() : notices.deferDuring(writing));
  }

  async writeRaw(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    this.#claim();
    const { terminal, out, notices } = this.#parts;
    await notices.deferDuring(() =>
      out.write(terminal.out.isTerminal ? toSafeChunks(bytes) : bytes),
    );
  }

  #claim(): void {
    if (this.#isClaimed) throw new Error('a run writes one output; this is the second');
    this.#isClaimed = true;
  }

  async #formatChunks(document: Document): Promise<TextChunks> {
    const { terminal, load, look, query } = this.#parts;
    const asked: Document = query
      ? { shape: 'value', value: query(await toJsonValue(document)) }
      : document;
    const formatter = await load();
    return formatter(asked, terminal.out, look);
  }
}

/** The format options. If both streams are on one screen, hidden columns are reported. */
const chooseLook = (
  { headings = true, disarmed = false, exact = false, quiet }: WriterOptions,
  { out, err }: Terminal,
  notices: Notices,
): FormatOptions => {
  const onHidden = (hidden: readonly string[]): void => notices.note(describeHiddenColumns(hidden));
  const isScreen = out.isTerminal && err.isTerminal;
  return { headings, disarmed, exact, ...(isScreen && !quiet && { onHidden }) };
};

/**
 * Creates the writer of a run. Everything it writes, including text, is safe for terminals. A reader
 * that closes stdout is not an error, nor is any error of stderr; other errors of stdout reject.
 * Throws a `UsageFailure` for an unknown format.
 */
export const openWriter: OpenWriter = (terminal, options) => {
  const { format, quiet, isByQuery = false, query, holdWarning } = options;
  const { load, prepare, needsAll } = findFormat(format);
  const out = openOutputSink(terminal.out.stream);
  ignoreErrors(terminal.err.stream);
  const notices = new Notices(terminal, out);
  const look = chooseLook(options, terminal, notices);
  const answer = new Answer({ terminal, out, notices, load, look, query });
  const note = quiet ? () => {} : (text: string) => notices.note(text);
  // Not a class: writers are spread to replace functions, which would lose methods of a class.
  return {
    format,
    forPeople: isForPeople(format),
    reportsAsText: isByQuery ? terminal.err.isTerminal : reportsAsText(format, terminal.err),
    streams: !needsAll && !query,
    hasQuery: query !== undefined,
    document: (document) => answer.writeDocument(document),
    raw: (bytes) => answer.writeRaw(bytes),
    prepare: async () => {
      await Promise.all([load(), prepare?.()]);
    },
    lostReader: out.lostReader,
    text: (text) => out.write([endLine(toSafeText(text))]),
    help: (text) => out.write([endLine(toSafeBoldText(text))]),
    note,
    warnOfInput: holdWarning ?? ((text) => note(`warning: ${text}`)),
    warn: (text) => notices.warn(text),
    warnProgram: (line) => notices.warnProgram(line),
  };
};
