/** The built program on a real terminal of 80 columns, unless said otherwise, and 24 lines. */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { spawn } from '@lydell/node-pty';
import { bareEnv, script } from '../support/program.ts';

/** Longest to wait for something to be shown or for the program to end, in ms. */
const patience = 15_000;

const esc = '\u001b';
const sequence = new RegExp(`${esc}\\[[?>]?([0-9;]*)([A-Za-z])`, 'y');

/**
 * What can be read on a terminal after these bytes: its lines, without colours. Knows the moves
 * that spinners and prompts make; anything else it can't know is left standing, to be found.
 */
export const visible = (bytes: string): readonly string[] => {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  const put = (text: string): void => {
    const line = (lines[row] ?? '').padEnd(column);
    lines[row] = line.slice(0, column) + text + line.slice(column + text.length);
    column += text.length;
  };
  const move = (count: number, letter: string): void => {
    if (letter === 'A') row = Math.max(0, row - (count || 1));
    if (letter === 'B') row += count || 1;
    if (letter === 'C') column += count || 1;
    if (letter === 'D') column = Math.max(0, column - (count || 1));
    if (letter === 'G') column = (count || 1) - 1;
    if (letter === 'K') lines[row] = count === 2 ? '' : (lines[row] ?? '').slice(0, column);
    if (letter === 'J') {
      lines[row] = (lines[row] ?? '').slice(0, column);
      lines.length = row + 1;
    }
  };
  for (let at = 0; at < bytes.length; ) {
    sequence.lastIndex = at;
    const [whole, count = '', letter = ''] = sequence.exec(bytes) ?? [];
    const character = bytes.charAt(at);
    if (whole !== undefined) move(Number(count.split(';')[0]), letter);
    else if (character === '\r') column = 0;
    else if (character === '\n') row++;
    else if (character === '\b') column = Math.max(0, column - 1);
    else put(character);
    at += whole?.length ?? 1;
  }
  return Array.from(lines, (line = '') => line.trimEnd());
};

/** A program that runs on a terminal. */
export interface Screen {
  /** Resolves when this is to be read among all that was written so far. */
  until(text: RegExp): Promise<void>;
  /** The same among what came behind the first `from` bytes, as if the terminal were empty. */
  untilNew(from: number, text: RegExp): Promise<void>;
  /** Resolves when more has come. */
  news(): Promise<void>;
  /** All bytes that came so far. */
  shown(): string;
  /** Types. */
  type(keys: string): void;
  signal(name: string): void;
  /** Gives the window another size. */
  resize(columns: number, rows: number): void;
  /** Resolves with the exit code and all bytes that came. */
  ended(): Promise<{ readonly code: number; readonly bytes: string }>;
}

/** Runs a command of the shell, in which `imco` is the built program, on a terminal. */
export const onTerminal = (
  command: string,
  env: Readonly<Record<string, string>>,
  { columns = 80 }: { readonly columns?: number } = {},
): Screen => {
  const imco = `imco() { '${process.execPath}' '${script}' "$@"; }`;
  // Without a job of its own, a single command takes the place of the shell.
  const line = /^imco [^|;&]*$/.test(command)
    ? command.replace(/^imco/, `exec '${process.execPath}' '${script}'`)
    : `${imco}; ${command}`;
  const terminal = spawn('sh', ['-c', line], {
    name: env.TERM ?? 'xterm-256color',
    cols: columns,
    rows: 24,
    env: { ...bareEnv(), ...env },
  });
  let bytes = '';
  const news = new PassThrough();
  const exit = new Promise<number>((resolve) => {
    terminal.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode));
  });
  terminal.onData((data) => {
    bytes += data;
    news.emit('more');
  });
  const expire = (what: string): Error =>
    new Error(`${what} in ${patience} ms; the terminal shows:\n${visible(bytes).join('\n')}`);
  const untilNew = async (from: number, text: RegExp): Promise<void> => {
    const late = AbortSignal.timeout(patience);
    while (!text.test(visible(bytes.slice(from)).join('\n'))) {
      await once(news, 'more', { signal: late }).catch(() => {
        terminal.kill('SIGKILL');
        throw expire(`${text} did not appear`);
      });
    }
  };
  return {
    until: (text) => untilNew(0, text),
    untilNew,
    news: async () => void (await once(news, 'more', { signal: AbortSignal.timeout(patience) })),
    shown: () => bytes,
    type: (keys) => terminal.write(keys),
    signal: (name) => terminal.kill(name),
    resize: (columns, rows) => terminal.resize(columns, rows),
    ended: async () => {
      const timer = setTimeout(() => terminal.kill('SIGKILL'), patience);
      const code = await exit;
      clearTimeout(timer);
      if (code === 137) throw expire('it did not end');
      return { code, bytes };
    },
  };
};
