/** Questions as lines, for terminals and readers that nothing should be drawn over for. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type Conversation, createUnanswered } from './ask.ts';
import { wrapMessage } from './message.ts';

type Check = (text: string) => string | undefined;

/** Writes a text wrapped between words; the space after a question stays. */
const writeLine = ({ sink }: Conversation, text: string): void => {
  const end = /\s*$/.exec(text)?.[0] ?? '';
  sink.stream.write(wrapMessage(text.slice(0, text.length - end.length), sink.columns) + end);
};

/**
 * Asks, and answers what a person types up to Enter; undefined at the end of what is typed. What is
 * `hidden` the terminal does not show: the keys are read before the question is to be seen.
 */
const readLine = (
  conversation: Conversation,
  question: string,
  shown: 'shown' | 'hidden' = 'shown',
): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const { input, signal, inputEnd } = conversation;
    const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = shown === 'hidden';
    input.setRawMode(terminal);
    const lines = createInterface({ input, output: unseen, historySize: 0, terminal });
    writeLine(conversation, question);
    const finish = (): void => {
      signal.removeEventListener('abort', onAbort);
      inputEnd.removeEventListener('abort', onEnd);
      lines.close();
    };
    const onAbort = (): void => {
      finish();
      reject(signal.reason);
    };
    const onEnd = (): void => {
      finish();
      resolve(undefined);
    };
    lines.once('line', (line) => {
      finish();
      resolve(line);
    });
    signal.addEventListener('abort', onAbort);
    inputEnd.addEventListener('abort', onEnd);
    if (signal.aborted) onAbort();
    else if (inputEnd.aborted) onEnd();
  });

/** Asks `question [y/N]`; whatever does not begin with y, and the end of what is typed, is no. */
export const confirmPlainly = async (
  conversation: Conversation,
  question: string,
): Promise<boolean> => {
  const line = await readLine(conversation, `${question} [y/N] `);
  if (line === undefined) writeLine(conversation, '\n');
  return /^\s*y(?:es)?\s*$/i.test(line ?? '');
};

/** Asks for a line of text until `check` finds nothing wrong with it. */
export const askTextPlainly = async (
  conversation: Conversation,
  question: string,
  check: Check,
): Promise<string> => {
  for (;;) {
    const line = await readLine(conversation, `${question} `);
    if (line === undefined) throw createUnanswered();
    const wrong = check(line);
    if (wrong === undefined) return line;
    writeLine(conversation, `${wrong}\n`);
  }
};

/** Asks for a line that the terminal does not show. */
export const askSecretPlainly = async (
  conversation: Conversation,
  question: string,
): Promise<string> => {
  const line = await readLine(conversation, `${question}: `, 'hidden');
  // The terminal has not shown the end of the line either.
  writeLine(conversation, '\n');
  if (line === undefined) throw createUnanswered();
  return line;
};

/** A list to choose from. */
interface NumberedList {
  readonly question: string;
  readonly lines: readonly string[];
  readonly hasWords: (typed: string, line: string) => boolean;
  /** The place of the line that what is typed is an answer to, such as a path; -1 for none. */
  readonly takes?: (typed: string) => number;
}

/** The numbers that were typed; undefined for anything else. */
const parseNumbers = (typed: string): readonly number[] | undefined =>
  /^\d+(?:[\s,]+\d+)*$/.test(typed) ? typed.split(/[\s,]+/).map(Number) : undefined;

/** Shows a numbered list and asks until numbers in it are typed; words narrow what is shown. */
const choosePlaces = async (
  conversation: Conversation,
  { question, lines, hasWords, takes = () => -1 }: NumberedList,
  prompt: string,
): Promise<readonly number[]> => {
  const numbered = lines.map((line, at) => [at + 1, line] as const);
  const width = String(lines.length).length;
  const show = (shown: typeof numbered): void => {
    for (const [number, line] of shown) {
      writeLine(conversation, `  ${String(number).padStart(width)}  ${line}\n`);
    }
  };
  writeLine(conversation, `${question}\n`);
  show(numbered);
  for (;;) {
    const typed = (await readLine(conversation, prompt))?.trim();
    if (typed === undefined) throw createUnanswered();
    const numbers = parseNumbers(typed);
    if (numbers) {
      const wrong = numbers.find((number) => number < 1 || number > lines.length);
      if (wrong === undefined) return numbers.map((number) => number - 1);
      writeLine(conversation, `${wrong} is not in the list\n`);
      continue;
    }
    const taken = takes(typed);
    if (taken >= 0) return [taken];
    const matching = numbered.filter(([, line]) => hasWords(typed, line));
    if (matching.length === 0) writeLine(conversation, 'nothing in the list matches\n');
    show(matching);
  }
};

/**
 * Lets a person choose one of the lines by its number, and narrow them by words; answers its place.
 */
export const selectPlainly = async (
  conversation: Conversation,
  list: NumberedList,
): Promise<number> => {
  const prompt = `Number (1-${list.lines.length}), or words to filter the list: `;
  for (;;) {
    const [place, ...more] = await choosePlaces(conversation, list, prompt);
    if (place !== undefined && more.length === 0) return place;
    writeLine(conversation, 'choose only one\n');
  }
};

/** Lets a person choose several of the lines by their numbers; answers their places. */
export const selectSeveralPlainly = async (
  conversation: Conversation,
  list: NumberedList,
): Promise<readonly number[]> => {
  const prompt = `Numbers (1-${list.lines.length}, separated by spaces), or words to filter the list: `;
  return [...new Set(await choosePlaces(conversation, list, prompt))];
};
