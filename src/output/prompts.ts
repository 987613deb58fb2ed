import { type Readable, Writable } from 'node:stream';
import { Interruption } from '../failures.ts';
import { ignoreErrors } from './outlet.ts';
import { safeLine, safeText } from './safe-text.ts';
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

/** Says what is wrong with a line of text; undefined when nothing is. */
type Check = (text: string) => string | undefined;

/**
 * Asks on stderr for a line of text; empty when Enter alone is typed. What `check` finds wrong is
 * said below the line, which stays open. Only where `canAsk`.
 */
export const askText = async (
  terminal: Terminal,
  question: string,
  signal?: AbortSignal,
  check: Check = () => undefined,
): Promise<string> => {
  const validate = (text = ''): string | undefined => {
    const wrong = check(text);
    return wrong === undefined ? undefined : safeLine(wrong);
  };
  const answer = await ask<string | undefined>(terminal, signal, (clack, asking) =>
    clack.text({ message: safeText(question), validate, ...asking }),
  );
  return answer ?? '';
};

/** Asks on stderr for a line that is not shown while it is typed. Only where `canAsk`. */
export const askSecret = async (
  terminal: Terminal,
  question: string,
  signal?: AbortSignal,
): Promise<string> => {
  const answer = await ask<string | undefined>(terminal, signal, (clack, asking) =>
    clack.password({ message: safeText(question), mask: '', ...asking }),
  );
  return answer ?? '';
};

/** One thing a person may choose. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** What helps to tell it from the others; searched as well. */
  readonly hint?: string;
}

/** Most choices that are shown at once. */
const mostChoices = 10;

/** A choice on its line. Clack would show the hint of the marked one only. */
const lineOf = ({ label, hint }: Choice<unknown>): string =>
  safeLine(hint ? `${label} (${hint})` : label);

/** Whether each word that was typed stands somewhere in the line. Clack would search ids too. */
const hasWords = (typed: string, line: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.toLowerCase().includes(word));

/**
 * Lets a person choose one of a list on stderr; what is typed narrows it, Enter takes the choice
 * that is marked, at first the topmost. Only where `canAsk`, and with at least one choice.
 */
export const select = async <T>(
  terminal: Terminal,
  question: string,
  choices: readonly Choice<T>[],
  signal?: AbortSignal,
): Promise<T> => {
  const answer = await ask<string>(terminal, signal, (clack, asking) =>
    clack.autocomplete<string>({
      message: safeText(question),
      // A place in the list: clack takes an empty value for none.
      options: choices.map((choice, at) => ({ value: String(at), label: lineOf(choice) })),
      maxItems: mostChoices,
      filter: (typed, { label = '' }) => hasWords(typed, label),
      validate: (chosen) => (chosen === undefined ? 'nothing in the list has that' : undefined),
      ...asking,
    }),
  );
  const chosen = choices[Number(answer)];
  if (!chosen) throw new Error(`the list has no place ${answer}`);
  return chosen.value;
};
