import { spawn } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { Clock, Host } from '../../src/host.ts';
import { openTerminal } from '../../src/output/terminal/terminal.ts';
import type { OpenWriter } from '../../src/output/writer.ts';
import { runProgram } from '../../src/program/run.ts';
import { realClock } from './clock.ts';

/** How a run of imco ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly home?: string;
  /** What stands on stdin. */
  readonly stdin?: string;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  /** stdout and stderr are terminals of this width. */
  readonly screen?: number;
  /** stdin is a terminal as well, and this is what is typed there. */
  readonly keyboard?: PassThrough;
  /** What is written with, where it is not what imco writes with. */
  readonly openWriter?: OpenWriter;
}

/** The built program, as the package ships it. */
export const script = join(process.cwd(), 'bin', 'imco.js');

/**
 * Caches of runs that ask for no others: what V8 compiled need not be compiled in each test, and
 * homes stay as they are.
 */
export const sharedCache = join(process.cwd(), 'dist', 'test', 'cache');

/** The environment of a process that is to see little of this one's. */
export const bareEnv = (home = '/nonexistent') => ({
  PATH: process.env.PATH,
  HOME: home,
  XDG_CACHE_HOME: sharedCache,
});

export const textOf = (stream: PassThrough): (() => string) => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
};

/** What a stream of a terminal has that others have not; the cursor stays where it is. */
export const asTerminal = (columns: number) => ({
  isTTY: true,
  columns,
  cursorTo: () => true,
  moveCursor: () => true,
  clearLine: () => true,
});

/** A run of imco in this process: its words, and what it finds around it. */
interface Surroundings extends Pick<Host, 'args' | 'env' | 'cwd' | 'home'> {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly openWriter?: OpenWriter | undefined;
}

/** A signal to which every request under way may listen, as the real one. */
const asReal = (signal = new AbortController().signal): AbortSignal => {
  setMaxListeners(0, signal);
  return signal;
};

/** Runs the whole program in this process, over the real network; answers its exit code. */
export const runOn = async (surroundings: Surroundings): Promise<number> => {
  const { stdin, stdout, stderr, clock, signal, openWriter, ...given } = surroundings;
  const host: Host = {
    ...given,
    terminal: openTerminal({ stdin, stdout, stderr, env: given.env, color: undefined }),
    platform: process.platform,
    clock: clock ?? realClock,
    random: Math.random,
    signal: asReal(signal),
    lend: (work) => work(),
    self: { node: process.execPath, script },
    version: '0.0.0-test',
  };
  return runProgram(host, openWriter && { openWriter });
};

/** Runs the whole program as `runOn` does, without a terminal unless told, and keeps what it writes. */
export const runImco = async (args: readonly string[], options: RunOptions = {}): Promise<Ran> => {
  const { screen, cwd = '/', home = '/nonexistent' } = options;
  const env = { ...(screen && { TERM: 'xterm' }), ...options.env };
  const { clock, signal, openWriter } = options;
  const stdin = options.keyboard
    ? Object.assign(options.keyboard, asTerminal(80))
    : new PassThrough().end(options.stdin ?? '');
  const open = () => Object.assign(new PassThrough(), screen && asTerminal(screen));
  const streams = { stdin, stdout: open(), stderr: open() };
  const stdout = textOf(streams.stdout);
  const stderr = textOf(streams.stderr);
  const host = { args, env, cwd, home, clock, signal };
  const code = await runOn({ ...streams, ...host, openWriter });
  return { code, stdout: stdout(), stderr: stderr() };
};

/** Runs the built program in a process of its own, in a nearly empty environment. */
export const spawnImco = (args: readonly string[], options: RunOptions = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: options.cwd,
      // Away from the terminal of whoever runs the tests: it would ask there.
      detached: true,
      env: {
        ...bareEnv(options.home),
        ...options.env,
      },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
    // A program that ends before it has read its input closes the pipe (EPIPE): no fault of a test.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') reject(error);
    });
    child.stdin.end(options.stdin ?? '');
  });
