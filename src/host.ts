import type { Terminal } from './lib/terminal.ts';

/** Time as imco uses it, so that tests can pass their own. */
export interface Clock {
  /** Milliseconds since 1970, as this machine has them: for dates, never for how long something takes. */
  now(): number;
  /** Milliseconds since some moment in the past, which no setting of the clock changes. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What the system gave this process, before Node made texts of it; undefined where it does not say. */
export interface RawProcess {
  /** The words of the command line, each with a zero byte behind it. */
  readonly commandLine: () => Buffer | undefined;
  /** The environment it was started with, as `NAME=value`, likewise. */
  readonly environment: () => Buffer | undefined;
}

/** Warnings of Node itself, or of a library by way of Node. */
export interface RuntimeWarnings {
  /** Reports those that came so far, and each one that comes. */
  onEach(report: (line: string) => void): void;
}

/** The process a run of imco lives in, as a value: only `run-in-process.ts` makes one from the real thing. */
export interface Host {
  /** Words after `imco`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder, absolute; undefined where it was deleted. */
  readonly cwd: string | undefined;
  /** The user's home folder, absolute; undefined where there is none. */
  readonly home: string | undefined;
  /** The operating system, as `process.platform`. */
  readonly platform: string;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`: for pauses that are not in step with others, never for secrets. */
  readonly random: () => number;
  /** Aborts on the first Ctrl-C or SIGTERM; its reason is an `Interruption`. */
  readonly signal: AbortSignal;
  /**
   * Lends the terminal to another program while `work` runs: a second Ctrl-C is for that one, and
   * does not end imco before it has cleared up.
   */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** How to start this imco again: the Node executable and the script. */
  readonly self: { readonly node: string; readonly script: string };
  /** What Node warns of, which is for `--debug` only. */
  readonly warnings?: RuntimeWarnings;
  /** What Node was given, byte for byte. */
  readonly raw?: RawProcess;
  /** imco's own version. */
  readonly version: string;
}
