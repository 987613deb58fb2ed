import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCommandLine } from '../cli/command-line/command-line.ts';
import { findExitCode } from '../cli/exit-codes.ts';
import type { Clock, Host, RuntimeWarnings } from '../host.ts';
import { defectHint } from '../lib/failures/defect.ts';
import { Interruption } from '../lib/failures/failures.ts';
import { findHomeFolder } from '../lib/files/home-folder.ts';
import { findWorkingFolder } from '../lib/files/working-folder.ts';
import { readMonotonicMs } from '../lib/time/monotonic.ts';
import { openTerminal } from '../output/terminal/terminal.ts';
import { runProgram } from '../program/run.ts';
import { createControllingTerminal } from './controlling-terminal.ts';
import { readIgnoredSignals } from './inherited-signals.ts';
import { isInBackground, onContinue } from './job-control.ts';
import { rawProcess } from './raw-process.ts';

const clock: Clock = {
  now: () => Date.now(),
  monotonic: readMonotonicMs,
  sleep: async (ms, signal) => {
    try {
      await sleep(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};

/**
 * Aborts on the first terminating signal, unless imco was started to ignore it; a second one ends
 * the process at once, unless it is a Ctrl-C while another program has the terminal.
 */
const listenForSignals = (): Pick<Host, 'signal' | 'lend'> => {
  const controller = new AbortController();
  // Every request in progress adds a listener.
  setMaxListeners(0, controller.signal);
  let isLent = false;
  const end = (kind: 'interrupted' | 'terminated'): void => {
    if (!controller.signal.aborted) controller.abort(new Interruption(kind, kind));
    else if (!isLent || kind === 'terminated') {
      // The terminal shows ^C: the next prompt should start on a new line.
      if (kind === 'interrupted' && process.stderr.isTTY) process.stderr.write('\n');
      process.exit(findExitCode(kind));
    }
  };
  const { platform, ppid: parent } = process;
  const ignored = readIgnoredSignals(process.env, { platform, parent });
  // Without a listener the signal would end the process.
  const ignore = (): void => {};
  process.on('SIGINT', ignored.has('SIGINT') ? ignore : () => end('interrupted'));
  process.on('SIGTERM', () => end('terminated'));
  // The terminal is closed: shut down in order, as on SIGTERM.
  process.on('SIGHUP', ignored.has('SIGHUP') ? ignore : () => end('terminated'));
  return {
    signal: controller.signal,
    lend: async (work) => {
      isLent = true;
      try {
        return await work();
      } finally {
        isLent = false;
      }
    },
  };
};

/** What main.ts provides before anything else is loaded. */
interface Started {
  readonly version: string;
  readonly warnings: RuntimeWarnings;
}

const createHost = (args: readonly string[], { version, warnings }: Started): Host => {
  const { env, platform } = process;
  const home = findHomeFolder(env, platform);
  return {
    args,
    env,
    cwd: findWorkingFolder(),
    home,
    platform,
    terminal: openTerminal({
      get stdin() {
        return process.stdin;
      },
      stdout: process.stdout,
      stderr: process.stderr,
      env,
      controlling: createControllingTerminal({ env, home, platform }),
      platform,
      // Needed before the flags are parsed: help and early failures use colour, too.
      color: readCommandLine(args).color,
      jobs: { onContinue, isInBackground },
    }),
    clock,
    random: Math.random,
    ...listenForSignals(),
    self: { node: process.execPath, script: process.argv[1] ?? '' },
    warnings,
    raw: rawProcess,
    version,
  };
};

/** Runs imco in this process, the real one. Resolves with the exit code, whatever happens. */
export const runInProcess = async (args: readonly string[], started: Started): Promise<number> => {
  try {
    return await runProgram(createHost(args, started));
  } catch (defect) {
    // Only the bare stream is left to report it; if that is closed, it cannot be reported.
    process.stderr
      .on('error', () => {})
      .write(`error: this is a bug in imco: ${String(defect)}\nhint: ${defectHint}\n`);
    return findExitCode('defect');
  }
};
