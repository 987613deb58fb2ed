/** Questions as lines, for terminals and readers that nothing should be drawn over for. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type Conversation, unanswered } from './ask.ts';
import { wrapMessage } from './message.ts';

type Check = (text: string) => string | undefined;

/** Writes a text, its lines broken between words; the space behind a question stays. */
const say = ({ sink }: Conversation, text: string): void => {
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
    say(conversation, question);
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
  if (line === undefined) say(conversation, '\n');
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
    if (line === undefined) throw unanswered();
    const wrong = check(line);
    if (wrong === undefined) return line;
    say(conversation, `${wrong}\n`);
  }
};

/** Asks for a line that the terminal does not show. */
export const askSecretPlainly = async (
  conversation: Conversation,
  question: string,
): Promise<string> => {
  const line = await readLine(conversation, `${question}: `, 'hidden');
  // The terminal has not shown the end of the line either.
  say(conversation, '\n');
  if (line === undefined) throw unanswered();
  return line;
};

/**
 * Lets a person choose one of the lines by its number, and narrow them by words; answers its place.
 */
export const selectPlainly = async (
  conversation: Conversation,
  question: string,
  lines: readonly string[],
  hasWords: (typed: string, line: string) => boolean,
): Promise<number> => {
  const numbered = lines.map((line, at) => [at + 1, line] as const);
  const width = String(lines.length).length;
  const show = (shown: typeof numbered): void => {
    for (const [number, line] of shown) {
      say(conversation, `  ${String(number).padStart(width)}  ${line}\n`);
    }
  };
  say(conversation, `${question}\n`);
  show(numbered);
  for (;;) {
    const prompt = `Number (1-${lines.length}), or words to narrow the list: `;
    const typed = (await readLine(conversation, prompt))?.trim();
    if (typed === undefined) throw unanswered();
    if (/^\d+$/.test(typed)) {
      if (Number(typed) >= 1 && Number(typed) <= lines.length) return Number(typed) - 1;
      say(conversation, `${typed} is not in the list\n`);
      continue;
    }
    const matching = numbered.filter(([, line]) => hasWords(typed, line));
    if (matching.length === 0) say(conversation, 'nothing in the list has that\n');
    show(matching);
  }
};
