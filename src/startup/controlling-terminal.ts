import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import type { Host } from '../host.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { createOwnFolder, findCacheFolder } from '../lib/files/cache-folder.ts';
import { type ProcStat, readProcStat } from '../lib/process/proc-stat.ts';
import type { ControllingTerminal, OpenedTerminal, Standing } from '../lib/terminal.ts';

/** Limit on the ancestors that are followed. */
const mostAncestors = 64;

/**
 * Whether a person waits at a terminal for a process that has none: `su -c` detaches its child but
 * waits for it, `setsid` does not wait. The nearest ancestor with a terminal decides.
 */
const isWaitedFor = ({ parent }: ProcStat, left = mostAncestors): boolean => {
  if (parent <= 0 || left === 0) return false;
  const job = readProcStat(parent);
  // Other users' processes may be hidden: assume that somebody waits.
  if (!job) return true;
  return job.terminal === 0 ? isWaitedFor(job, left - 1) : job.group === job.foreground;
};

/** Only Linux is checked; other systems stop a background process that reads from the terminal. */
const readStanding = (): Standing => {
  const job = readProcStat('self');
  if (!job) return 'foreground';
  if (job.terminal === 0) return isWaitedFor(job) ? 'waited-for' : 'none';
  return job.group === job.foreground ? 'foreground' : 'background';
};

const path = '/dev/tty';

/** Windows has no /dev/tty: there questions need stdin and stderr. */
const hasTerminalDevice = (): boolean => {
  if (process.platform === 'win32') return false;
  try {
    const file = openSync(path, 'r+');
    // In a container the path may be any file.
    const isTerminal = isatty(file);
    closeSync(file);
    return isTerminal;
  } catch {
    return false;
  }
};

const openTerminalDevice = (): OpenedTerminal | undefined => {
  if (!hasTerminalDevice()) return undefined;
  try {
    const input = new ReadStream(openSync(path, 'r'));
    const output = new WriteStream(openSync(path, 'w'));
    return {
      input,
      output,
      close: () => {
        input.destroy();
        output.destroy();
      },
    };
  } catch {
    return undefined;
  }
};

/** The lock file for questions: one per process group, so that its processes ask in turn. */
const findTurnFile = (host: Pick<Host, 'env' | 'home' | 'platform'>): string | undefined => {
  const cache = findCacheFolder(host);
  if (cache === undefined) return undefined;
  try {
    return join(
      createOwnFolder(cache, 'questions'),
      String(readProcStat('self')?.group ?? process.ppid),
    );
  } catch {
    // Without a folder for the lock, questions are not serialised.
    return undefined;
  }
};

const takeTurnAt = async <T>(
  file: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  const { withLock } = await import('../lib/files/file-lock.ts');
  const clock = {
    sleep: (ms: number, until?: AbortSignal) =>
      sleep(ms, undefined, until ? { signal: until } : {}),
  };
  for (;;) {
    let isTaken = false;
    try {
      return await withLock(file, { clock, signal }, () => {
        isTaken = true;
        return work();
      });
    } catch (failure) {
      signal?.throwIfAborted();
      // A person may take any time to respond to the previous question.
      const isBusy = failure instanceof ConfigurationFailure && failure.code === 'locked_file';
      if (isTaken) throw failure;
      if (!isBusy) return work();
    }
  }
};

/** The controlling terminal of this process, independent of its standard streams. */
export const createControllingTerminal = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
): ControllingTerminal => ({
  standing: readStanding,
  isThere: hasTerminalDevice,
  open: openTerminalDevice,
  takeTurn: (signal, work) => {
    const file = findTurnFile(host);
    return file === undefined ? work() : takeTurnAt(file, signal, work);
  },
  signalJob: (name) => process.kill(0, name),
  onContinued: (listener) => {
    process.on('SIGCONT', listener);
    return () => process.off('SIGCONT', listener);
  },
});
