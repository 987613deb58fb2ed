import { type Readable, Writable } from 'node:stream';
import { Interruption } from '../failures.ts';
import { ignoreErrors } from './outlet.ts';
import { safeText } from './safe-text.ts';
import type { Sink, Terminal } from './terminal.ts';

/** True if there is somebody to ask: both what is asked and what is typed go over a terminal. */
export const canAsk = ({ in: source, err }: Terminal): boolean =>
  source.isTerminal && err.isTerminal && !err.dumb;

const colorCodes = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'g');

/** The stream of `sink` without colours: clack looks at stdout to decide on them. */
const colorless = (sink: Sink): Writable =>
  Object.defineProperties(
    new Writable({
      decodeStrings: false,
      write: (chunk, _encoding, done) => {
        sink.stream.write(String(chunk).replace(colorCodes, ''), done);
      },
    }),
    {
      columns: { get: () => sink.columns },
      // 0 is a terminal of unknown size, on which clack would draw nothing.
      rows: { get: () => ('rows' in sink.stream && sink.stream.rows) || undefined },
    },
  );

const unanswered = (): Interruption =>
  new Interruption('interrupted', 'interrupted: the question was not answered');

type Clack = typeof import('@clack/prompts');

/** What every question is asked with: the streams, and what ends it. */
interface Asking {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal: AbortSignal;
  readonly withGuide: false;
}

/**
 * Puts one question of clack's. Ctrl-C, Ctrl-D, Esc and a terminal that goes away are an
 * `Interruption`; if `signal` aborts, its reason is thrown.
 */
const ask = async <T extends string | boolean | undefined>(
  terminal: Terminal,
  signal: AbortSignal | undefined,
  question: (clack: Clack, asking: Asking) => Promise<T | symbol>,
): Promise<T> => {
  const clack = await import('@clack/prompts');
  // Clack's types ask for the classes; the streams of a process are instances of them.
  const input = terminal.in.stream as Readable;
  const output = colorless(terminal.err);
  ignoreErrors(terminal.err.stream);
  ignoreErrors(output);
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const endOnCtrlD = (_text: unknown, key: { readonly sequence?: string }): void => {
    // Clack does not know it: its line reader stops, and the question would stay open for ever.
    if (key.sequence === '\u0004') end();
  };
  input.on('keypress', endOnCtrlD).on('end', end);
  try {
    const answer = await question(clack, {
      input,
      output,
      signal: AbortSignal.any([ended.signal, ...(signal ? [signal] : [])]),
      withGuide: false,
    });
    signal?.throwIfAborted();
    // Clack answers a symbol of its own when the question was cancelled.
    if (typeof answer === 'symbol') throw unanswered();
    return answer;
  } finally {
    input.off('keypress', endOnCtrlD).off('end', end);
    await new Promise<void>((resolve) => output.end(resolve));
  }
};

/** Asks on stderr for yes or no; no is what Enter alone means. Only where `canAsk`. */
export const confirm = (
  terminal: Terminal,
  question: string,
  signal?: AbortSignal,
): Promise<boolean> =>
  ask<boolean>(terminal, signal, (clack, asking) =>
    clack.confirm({ message: safeText(question), initialValue: false, ...asking }),
  );

/** Asks on stderr for a line of text; empty when Enter alone is typed. Only where `canAsk`. */
export const askText = async (
  terminal: Terminal,
  question: string,
  signal?: AbortSignal,
): Promise<string> => {
  const answer = await ask<string | undefined>(terminal, signal, (clack, asking) =>
    clack.text({ message: safeText(question), ...asking }),
  );
  return answer ?? '';
};
