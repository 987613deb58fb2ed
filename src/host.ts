import type { Terminal } from './lib/terminal.ts';

/** Time as imco uses it, so that tests can pass their own. */
export interface Clock {
  /** Wall-clock time in ms since 1970: for dates, never for durations. */
  now(): number;
  /** Monotonic time in ms, which changes of the clock do not affect: for durations. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Command line and environment as raw bytes, before Node decodes them; undefined if unavailable.
 */
export interface RawProcess {
  /** The words of the command line, each terminated by a zero byte. */
  readonly commandLine: () => Buffer | undefined;
  /** The initial environment, as `NAME=value`, each terminated by a zero byte. */
  readonly environment: () => Buffer | undefined;
}

/** Warnings that Node emits, for itself or for a library. */
export interface RuntimeWarnings {
  /** Reports the warnings so far, and each further one. */
  onEach(report: (line: string) => void): void;
}

/**
 * The process a run of imco uses, as a value: only `run-in-process.ts` creates one from the real
 * process.
 */
export interface Host {
  /** Words after `imco`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Working folder, absolute; undefined if it was deleted. */
  readonly cwd: string | undefined;
  /** The user's home folder, absolute; undefined if there is none. */
  readonly home: string | undefined;
  /** The operating system, as `process.platform`. */
  readonly platform: string;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** From 0 to 1, as `Math.random`: for jitter of pauses, never for secrets. */
  readonly random: () => number;
  /** Aborts on the first Ctrl-C or SIGTERM; its reason is an `Interruption`. */
  readonly signal: AbortSignal;
  /**
   * Lends the terminal to another program while `work` runs: a second Ctrl-C is for that program
   * and does not end imco before it has cleaned up.
   */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** How to start imco again: the Node executable and the script. */
  readonly self: { readonly node: string; readonly script: string };
  /** Warnings of Node, which only `--debug` shows. */
  readonly warnings?: RuntimeWarnings;
  /** Command line and environment as raw bytes. */
  readonly raw?: RawProcess;
  /** imco's own version. */
  readonly version: string;
}
