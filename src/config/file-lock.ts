import { open, readFile, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
// Another process is asked after; nothing of our own is read or changed here.
import { kill, pid as ownPid } from 'node:process';
import { ConfigurationFailure } from '../failures.ts';
import type { Clock } from '../host.ts';

/** A file is held for as long as it takes to write it; whoever holds it longer has died. */
const longestHeldMs = 60_000;

/** Longest wait for others to be done. */
const patienceMs = 20_000;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const isAlive = (pid: number): boolean => {
  try {
    kill(pid, 0);
    return true;
  } catch (error) {
    // The process is there but belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
};

/** Makes the file of a lock; answers whether it was ours to make. */
const take = async (lock: string): Promise<boolean> => {
  const file = await open(lock, 'wx', 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  });
  if (!file) return false;
  try {
    await file.writeFile(`${ownPid} ${hostname()}\n`).finally(() => file.close());
    return true;
  } catch (error) {
    // On a full disk it would say nothing, and hold up everybody until it is old.
    await rm(lock, { force: true });
    throw error;
  }
};

/** Whether whoever made the file of a lock is gone. */
const isAbandoned = async (lock: string, clock: Clock): Promise<boolean> => {
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(lock), readFile(lock, 'utf8')]);
    if (clock.now() - mtimeMs > longestHeldMs) return true;
    const [, pid, host] = /^(\d+) (.*)\n$/.exec(text) ?? [];
    // Half written it says nothing, and a process of another machine cannot be asked after.
    return pid !== undefined && host === hostname() && !isAlive(Number(pid));
  } catch {
    return false;
  }
};

/**
 * Takes an abandoned lock out of the way. Of several processes only one may do so, and it looks
 * again: otherwise the second would take away the lock that the first has just made.
 */
const clear = async (lock: string, clock: Clock): Promise<void> => {
  const turn = `${lock}.turn`;
  if (!(await take(turn))) return;
  try {
    if (await isAbandoned(lock, clock)) await rm(lock, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
};

/**
 * Does something to a file while no other imco writes it. Throws a `ConfigurationFailure` when the
 * file is not free in time.
 */
export const withLock = async <T>(
  path: string,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T> => {
  const lock = `${path}.lock`;
  const deadline = clock.now() + patienceMs;
  while (!(await take(lock))) {
    if (clock.now() > deadline) {
      throw new ConfigurationFailure(`${path} is being written by another imco`, {
        code: 'locked_file',
        hint: `if none is running, delete ${lock}`,
      });
    }
    if (await isAbandoned(lock, clock)) await clear(lock, clock);
    else await clock.sleep(5 + Math.random() * 20);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
};
