import { Writable } from 'node:stream';
import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { ask, type Conversation, createUnanswered } from './ask.ts';
import {
  askSecretPlainly,
  askTextPlainly,
  confirmPlainly,
  selectPlainly,
} from './plain-prompts.ts';
import { toSafeLine, toSafeText } from './safe-text.ts';

export {
  canAsk,
  canAskForMissing,
  canConverse,
  findAskingObstacle,
} from './terminal-access.ts';

const colorCodes = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'g');

/** The stream of `sink` without colours: clack looks at stdout to decide on them. */
const stripColors = (sink: TerminalOutput): Writable =>
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

type Clack = typeof import('@clack/prompts');

/** What every question of clack's is asked with. */
export interface PromptOptions {
  readonly input: Conversation['input'];
  readonly output: Writable;
  readonly signal: AbortSignal;
  readonly withGuide: false;
}

/** Puts one question of clack's. Ctrl-D, Esc and a terminal that goes away are an `Interruption`. */
export const runPrompt = async <T extends string | boolean | readonly string[] | undefined>(
  { input, sink, signal, inputEnd }: Conversation,
  question: (clack: Clack, asking: PromptOptions) => Promise<T | symbol>,
): Promise<T> => {
  const clack = await import('@clack/prompts');
  const output = stripColors(sink);
  output.on('error', () => {});
  try {
    const over = AbortSignal.any([signal, inputEnd]);
    const answer = await question(clack, { input, output, signal: over, withGuide: false });
    signal.throwIfAborted();
    // Clack answers a symbol of its own when the question was cancelled.
    if (typeof answer === 'symbol') throw createUnanswered();
    return answer;
  } finally {
    await new Promise<void>((resolve) => output.end(resolve));
  }
};

/** A question for yes or no, with what is shown before it. */
interface Confirmation {
  readonly question: string;
  readonly introduce?: (sink: TerminalOutput) => Promise<void>;
}

/** Asks for yes or no; no is what Enter alone means. Only where `canAsk`. */
export const confirm = (
  terminal: Terminal,
  asked: string | Confirmation,
  signal?: AbortSignal,
): Promise<boolean> => {
  const { question, introduce } = typeof asked === 'string' ? { question: asked } : asked;
  const put = (conversation: Conversation): Promise<boolean> =>
    terminal.plain
      ? confirmPlainly(conversation, toSafeLine(question))
      : runPrompt<boolean>(conversation, (clack, asking) =>
          clack.confirm({ message: toSafeText(question), initialValue: false, ...asking }),
        );
  return ask(terminal, signal, put, introduce);
};

/** Says what is wrong with a line of text; undefined when nothing is. */
type Check = (text: string) => string | undefined;

/**
 * Asks for a line of text; empty when Enter alone is typed. What `check` finds wrong is said below
 * the line, which stays open. Only where `canAsk`.
 */
export const askText = async (
  terminal: Terminal,
  asked: string | Confirmation,
  signal?: AbortSignal,
  check: Check = () => undefined,
): Promise<string> => {
  const { question, introduce } = typeof asked === 'string' ? { question: asked } : asked;
  const validate = (text = ''): string | undefined => {
    const wrong = check(text);
    return wrong === undefined ? undefined : toSafeLine(wrong);
  };
  const put = async (conversation: Conversation): Promise<string> => {
    if (terminal.plain) return askTextPlainly(conversation, toSafeLine(question), validate);
    const answer = await runPrompt<string | undefined>(conversation, (clack, asking) =>
      clack.text({ message: toSafeText(question), validate, ...asking }),
    );
    return answer ?? '';
  };
  return ask(terminal, signal, put, introduce);
};

/** Asks for a line that is not shown while it is typed. Only where `canAsk`. */
export const askSecret = (
  terminal: Terminal,
  question: string,
  signal?: AbortSignal,
): Promise<string> =>
  ask(terminal, signal, async (conversation) => {
    if (terminal.plain) return askSecretPlainly(conversation, toSafeLine(question));
    const answer = await runPrompt<string | undefined>(conversation, (clack, asking) =>
      clack.password({ message: toSafeText(question), mask: '', ...asking }),
    );
    return answer ?? '';
  });

/** One thing a person may choose. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  /** A hint that distinguishes it from the others; searched as well. */
  readonly hint?: string;
  /** What is chosen where a person types more than words of the list, such as a path. */
  readonly fromTyped?: (typed: string) => T | undefined;
}

/** Most choices that are shown at once. */
export const mostChoices = 10;

/** A choice on its line. Clack would show the hint of the marked one only. */
export const formatChoice = ({ label, hint }: Choice<unknown>): string =>
  toSafeLine(hint ? `${label} (${hint})` : label);

/** Whether each word that was typed stands somewhere in the line. Clack would search ids too. */
export const hasWords = (typed: string, line: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => line.toLowerCase().includes(word));

/**
 * Lets a person choose one of a list; what is typed narrows it, Enter takes the choice that is
 * marked, at first the topmost. Only where `canAsk`, and with at least one choice.
 */
export const select = async <T>(
  terminal: Terminal,
  question: string,
  choices: readonly Choice<T>[],
  signal?: AbortSignal,
): Promise<T> => {
  let typed = '';
  const isAnswer = (text: string, choice: Choice<T> | undefined): boolean =>
    text !== '' && choice?.fromTyped?.(text) !== undefined;
  const put = async (conversation: Conversation): Promise<number> => {
    if (terminal.plain) {
      const lines = choices.map(formatChoice);
      const takes = (text: string): number => {
        const at = choices.findIndex((choice) => isAnswer(text, choice));
        if (at >= 0) typed = text;
        return at;
      };
      return selectPlainly(conversation, {
        question: toSafeLine(question),
        lines,
        hasWords,
        takes,
      });
    }
    const answer = await runPrompt<string>(conversation, (clack, asking) =>
      clack.autocomplete<string>({
        message: toSafeText(question),
        // A place in the list: clack takes an empty value for none.
        options() {
          typed = this.userInput ?? '';
          return choices.map((choice, at) => ({ value: String(at), label: formatChoice(choice) }));
        },
        maxItems: mostChoices,
        filter: (text, { label = '', value }) =>
          hasWords(text, label) || isAnswer(text, choices[Number(value)]),
        validate: (chosen) => (chosen === undefined ? 'nothing in the list matches' : undefined),
        ...asking,
      }),
    );
    return Number(answer);
  };
  const place = await ask(terminal, signal, put);
  const chosen = choices[place];
  if (!chosen) throw new Error(`the list has no place ${place}`);
  return (typed === '' ? undefined : chosen.fromTyped?.(typed)) ?? chosen.value;
};
