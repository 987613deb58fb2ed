import type { Terminal } from '../lib/terminal.ts';
import type { Document } from './document.ts';
import { findFormat, isForPeople, reportsAsText } from './formats/formats.ts';
import type { TextChunks } from './formats/formatter.ts';
import { toJsonValue } from './formats/json-value.ts';
import { ignoreErrors, openOutputSink } from './output-sink.ts';
import type { Query } from './query.ts';
import { describeHiddenColumns, wrapMessage } from './terminal/message.ts';
import { writeAboveFrames } from './terminal/redraw.ts';
import { toSafeText } from './terminal/safe-text.ts';

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

const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

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

/**
 * The writer of a run. Everything it writes is safe for terminals, text included. A reader of stdout
 * that goes away is no error, nor is any error of stderr; other errors of stdout reject. Fails with
 * a `UsageFailure` if there is no such format.
 */
export const openWriter: OpenWriter = (terminal, options) => {
  const {
    format,
    quiet,
    isByQuery = false,
    query,
    headings = true,
    disarmed = false,
    exact = false,
  } = options;
  const { load, prepare, needsAll } = findFormat(format);
  const out = openOutputSink(terminal.out.stream);
  ignoreErrors(terminal.err.stream);
  let answered = false;
  const claimAnswer = (): void => {
    if (answered) throw new Error('a run has one answer; this is the second');
    answered = true;
  };
  const print = (text: string, columns: number): void => {
    writeAboveFrames(terminal.err, endLine(wrapMessage(toSafeText(text), columns)));
  };
  const printToPerson = (text: string): void => print(text, terminal.err.columns);
  let isWriting = false;
  const deferred: (() => void)[] = [];
  const note = (text: string): void => {
    if (isWriting) deferred.push(() => printToPerson(text));
    else printToPerson(text);
  };
  const printUnlessMidAnswer = (printLater: () => void): void => {
    if (isWriting && out.hasBegun()) deferred.push(printLater);
    else printLater();
  };
  /** Nothing is said within an answer, and what is said after it begins on a line of its own. */
  const deferMessages = async (writing: () => Promise<void>): Promise<void> => {
    isWriting = true;
    try {
      await writing();
    } finally {
      isWriting = false;
      if (terminal.out.isTerminal && out.isMidLine()) await out.write(['\n']);
      for (const printLater of deferred.splice(0)) printLater();
    }
  };
  const isScreen = terminal.out.isTerminal && terminal.err.isTerminal;
  const onHidden = (headings: readonly string[]): void => note(describeHiddenColumns(headings));
  const look = {
    headings,
    disarmed,
    exact,
    ...(isScreen && !quiet && { onHidden }),
  };
  const formatChunks = async (document: Document): Promise<TextChunks> => {
    const asked: Document = query
      ? { shape: 'value', value: query(await toJsonValue(document)) }
      : document;
    const formatter = await load();
    return formatter(asked, terminal.out, look);
  };
  const writeDocument = async (document: Document): Promise<void> =>
    out.write(await formatChunks(document));
  return {
    format,
    forPeople: isForPeople(format),
    reportsAsText: isByQuery ? terminal.err.isTerminal : reportsAsText(format, terminal.err),
    streams: !needsAll && !query,
    document: async (document) => {
      claimAnswer();
      const writing = (): Promise<void> => writeDocument(document);
      await (isOpenEnded(document) ? writing() : deferMessages(writing));
    },
    raw: async (bytes) => {
      claimAnswer();
      await deferMessages(() => out.write(terminal.out.isTerminal ? toSafeChunks(bytes) : bytes));
    },
    prepare: async () => {
      await Promise.all([load(), prepare?.()]);
    },
    lostReader: out.lostReader,
    text: (text) => out.write([endLine(toSafeText(text))]),
    note: quiet ? () => {} : note,
    warn: (text) => printUnlessMidAnswer(() => printToPerson(text)),
    warnProgram: (line) => printUnlessMidAnswer(() => print(line, Number.POSITIVE_INFINITY)),
  };
};
