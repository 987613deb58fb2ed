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
  /** People read the answer; otherwise it is for programs. */
  readonly forPeople: boolean;
  /** Failures are text for people on stderr; otherwise one JSON object. */
  readonly reportsAsText: boolean;
  /** Things that arrive are written as they do; otherwise it needs all of them first. */
  readonly streams: boolean;
  /** Writes the answer, once a run. Resolves when the stream has taken it. */
  document(document: Document): Promise<void>;
  /**
   * Writes the answer as the platform sent it, once a run: to a program byte for byte, to a terminal
   * made safe.
   */
  raw(bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Writes text a person asked for, such as help or the exit-code table, in no format. */
  text(text: string): Promise<void>;
  /** Writes help, whose bold headings stay; commander has removed them where none are shown. */
  help(text: string): Promise<void>;
  /** Loads everything that writing an answer needs, so that nothing has to be loaded later. */
  prepare(): Promise<void>;
  /** Whether the reader of stdout went away before everything was written. */
  lostReader(): boolean;
  /**
   * Says something to a person on stderr; silent with --quiet. While an answer is written it waits
   * until that is done.
   */
  note(text: string): void;
  /**
   * Says something on stderr that --quiet does not silence. Once something of an answer has been
   * written it waits until all is.
   */
  warn(text: string): void;
  /** Writes a line for programs on stderr, which is not broken; --quiet does not silence it. */
  warnProgram(line: string): void;
}

export interface WriterOptions {
  /** A name from `formats.ts`. */
  readonly format: string;
  readonly quiet: boolean;
  /** A query was asked for, and no format: failures are for whoever reads stderr. */
  readonly isByQuery?: boolean;
  /** Made of every answer before it is written. */
  readonly query?: Query | undefined;
  /** Columns have headings unless said otherwise. */
  readonly headings?: boolean;
  /** Formulas in CSV are disarmed. */
  readonly disarmed?: boolean;
  /** Text in formats that take `--raw` is written exactly as it was sent, unless on a terminal. */
  readonly exact?: boolean;
}

export type OpenWriter = (terminal: Terminal, options: WriterOptions) => Writer;

/** Whether an answer goes on while things happen, each of which is whole when it is written. */
const isOpenEnded = (document: Document): boolean =>
  document.shape === 'list'
    ? document.live === true
    : document.shape === 'outcomes' && Symbol.asyncIterator in document.outcomes;

async function* toSafeChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const part of bytes) yield toSafeText(decoder.decode(part, { stream: true }));
  yield toSafeText(decoder.decode());
}

/** What the answer of a run is written with. */
interface AnswerParts {
  readonly terminal: Terminal;
  readonly out: OutputSink;
  readonly notices: Notices;
  readonly load: () => Promise<Formatter>;
  readonly look: FormatOptions;
  readonly query: Query | undefined;
}

/** The one answer of a run. */
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
    if (this.#isClaimed) throw new Error('a run has one answer; this is the second');
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

/** How an answer is to look. Who sees both streams on one screen is told of hidden columns. */
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
 * The writer of a run. Everything it writes is safe for terminals, text included. A reader of stdout
 * that goes away is no error, nor is any error of stderr; other errors of stdout reject. Fails with
 * a `UsageFailure` if there is no such format.
 */
export const openWriter: OpenWriter = (terminal, options) => {
  const { format, quiet, isByQuery = false, query } = options;
  const { load, prepare, needsAll } = findFormat(format);
  const out = openOutputSink(terminal.out.stream);
  ignoreErrors(terminal.err.stream);
  const notices = new Notices(terminal, out);
  const look = chooseLook(options, terminal, notices);
  const answer = new Answer({ terminal, out, notices, load, look, query });
  // No class: writers are spread to replace some of their functions, which loses methods of a class.
  return {
    format,
    forPeople: isForPeople(format),
    reportsAsText: isByQuery ? terminal.err.isTerminal : reportsAsText(format, terminal.err),
    streams: !needsAll && !query,
    document: (document) => answer.writeDocument(document),
    raw: (bytes) => answer.writeRaw(bytes),
    prepare: async () => {
      await Promise.all([load(), prepare?.()]);
    },
    lostReader: out.lostReader,
    text: (text) => out.write([endLine(toSafeText(text))]),
    help: (text) => out.write([endLine(toSafeBoldText(text))]),
    note: quiet ? () => {} : (text) => notices.note(text),
    warn: (text) => notices.warn(text),
    warnProgram: (line) => notices.warnProgram(line),
  };
};
