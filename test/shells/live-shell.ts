/** A real shell on a real terminal, in which keys are pressed and what it shows is read. */
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { spawn } from '@lydell/node-pty';
import { visible } from '../terminal/screen.ts';

/** Longest to wait for what a shell shows, in ms. */
const patience = 10_000;

/** What a TAB led to. */
export interface Shown {
  /** The line as it stands afterwards. */
  readonly line: string;
  /** What is listed beside it, one a line as the shell shows it. */
  readonly offered: readonly string[];
}

/** How a shell is started, and what it is told first. */
export interface Way {
  readonly program: string;
  readonly words: (rc: string) => readonly string[];
  /** What its start-up file says. */
  readonly rc: (scripts: string) => string;
  /** Where that file has to be, in the home folder. */
  readonly file: string;
}

export interface LiveShell {
  readonly home: string;
  /** Presses TAB after this text. */
  tab(text: string): Promise<Shown>;
  /** Presses TAB after this text, then Enter; answers the words that reached `imco`. */
  run(text: string): Promise<readonly string[]>;
  /** Runs a line and waits for it. */
  enter(text: string): Promise<void>;
  /** The lines of a file in the home folder. */
  read(file: string): Promise<readonly string[]>;
  /** Makes the kept names of a resource look old. */
  age(resource: string): Promise<void>;
  /** Grows whenever a child of the shell ends, however short its life. */
  children(): Promise<number>;
  close(): Promise<void>;
}

/** The prompt, and what is typed behind a completion to see that it is over. */
const prompt = '@> ';
const mark = '%%';

const esc = '\u001b';

/** What sets character sets, titles and keypads, and is not to be seen. */
const unseen = new RegExp(`${esc}(?:\\([0-9A-Z]|\\][^\u0007]*\u0007|[=>])|\u0007`, 'g');

/** A stand-in on the PATH that writes down what it is called with, an argument a line. */
const recorder = (folder: string): string =>
  [
    '#!/bin/sh',
    `printf '%s\\n' "$@" >'${folder}/words.new'`,
    `mv '${folder}/words.new' '${folder}/words'`,
    `[ -f '${folder}/answer' ] && cat '${folder}/answer'`,
    'exit 0',
    '',
  ].join('\n');

/** Starts a shell in a home folder of its own. */
export const openShell = async (
  way: Way,
  env: Readonly<Record<string, string>> = {},
): Promise<LiveShell> => {
  const home = await mkdtemp(join(tmpdir(), 'imco-shell-'));
  const bin = join(home, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'imco'), recorder(home));
  await chmod(join(bin, 'imco'), 0o755);
  const rc = join(home, way.file);
  await mkdir(join(rc, '..'), { recursive: true });
  await writeFile(rc, way.rc(join(process.cwd(), 'completions')));
  const terminal = spawn(way.program, [...way.words(rc)], {
    name: 'xterm',
    cols: 220,
    rows: 150,
    cwd: home,
    env: {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: home,
      TERM: 'xterm',
      LANG: 'C.UTF-8',
      ...env,
    },
  });
  let bytes = '';
  const news = new PassThrough();
  terminal.onData((data) => {
    bytes += data;
    news.emit('more');
  });
  const until = async (
    isSo: (screen: readonly string[]) => boolean,
  ): Promise<readonly string[]> => {
    const late = AbortSignal.timeout(patience);
    for (;;) {
      const screen = visible(bytes.replace(unseen, ''));
      if (isSo(screen)) return screen;
      await once(news, 'more', { signal: late }).catch(() => {
        terminal.kill('SIGKILL');
        throw new Error(`${way.program} did not get there; it shows:\n${screen.join('\n')}`);
      });
    }
  };
  const isReady = (screen: readonly string[]): boolean =>
    screen.findLast((line) => line !== '') === prompt.trim();
  const renew = async (keys: string): Promise<void> => {
    bytes = '';
    terminal.write(keys);
    await until(isReady);
    bytes = '';
  };
  await until(isReady);
  return {
    home,
    tab: async (text) => {
      bytes = '';
      terminal.write(`${text}\t${mark}`);
      const screen = await until((lines) => lines.some((line) => line.endsWith(mark)));
      const shown = screen.filter((line) => line.trim() !== '');
      const lines = shown.filter((line) => line.includes(mark));
      const line = (lines.at(-1) ?? '').replace(/^.*?@> /, '').replace(mark, '');
      const offered = shown.filter((one) => !one.includes(mark) && !one.includes(prompt));
      await renew('\u0015\r');
      return { line, offered: offered.filter((one) => !one.startsWith('imco ')) };
    },
    run: async (text) => {
      await rm(join(home, 'words'), { force: true });
      bytes = '';
      terminal.write(`${text}\t${mark}`);
      await until((lines) => lines.some((line) => line.endsWith(mark)));
      await renew('\u007f\u007f\r');
      return (await readFile(join(home, 'words'), 'utf8')).split('\n').slice(0, -1);
    },
    enter: (text) => renew(`${text}\r`),
    read: async (file) => (await readFile(join(home, file), 'utf8')).split('\n').slice(0, -1),
    age: (resource) =>
      utimes(join(home, '.cache', 'imco', 'names', 'prod', resource), 1_000_000, 1_000_000),
    children: async () => {
      const stat = await readFile(`/proc/${terminal.pid}/stat`, 'utf8');
      // Page faults of children that were waited for: field 11, counted behind the name.
      return Number(stat.replace(/^.*\) /, '').split(' ')[8]);
    },
    close: async () => {
      const ended = new Promise((resolve) => terminal.onExit(resolve));
      terminal.kill('SIGKILL');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
};
