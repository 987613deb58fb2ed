import { createHash, randomInt } from 'node:crypto';
import { readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '../../host.ts';
import { ConfigurationFailure } from '../failures/failures.ts';
import { joinWords } from '../text/join-words.ts';
import { type PendingWait, startWait } from '../time/wait.ts';
import {
  createLock,
  createMark,
  type FoundLock,
  inspectLock,
  isLockHeld,
  releaseLock,
} from './lock-holder.ts';
import { removeUnfinished } from './whole-file.ts';

/** Longest wait for others to be done. */
const patienceMs = 20_000;

/** Longest time between creating a lock file and writing its first line. */
const longestBlankMs = 1000;

/** If its holder cannot be checked, a lock is stale at this age by the clock of its file system... */
const longestHeldMs = 60_000;
/** ...and after it was seen for this long, because that clock may have been set in the meantime. */
const leastSeenMs = 5000;

/** Somebody who waits for a lock. */
interface Waiter extends PendingWait {
  readonly mark: string;
  /** Since when each lock has been seen, by its mark. */
  readonly seen: Map<string, number>;
  /** When each was last looked at closely. */
  readonly examined: Map<string, number>;
}

/** A lock that is held. */
export interface HeldLock {
  /** Throws a `ConfigurationFailure` where the lock was taken away meanwhile, as from one who sleeps. */
  assertHeld(): Promise<void>;
}

const recordSeen = ({ mark }: FoundLock, waiter: Waiter): number => {
  const now = waiter.elapsedMs();
  const since = waiter.seen.get(mark) ?? now;
  waiter.seen.set(mark, since);
  return now - since;
};

/** Whether a lock may be one that nobody will take away. */
const isSuspect = (lock: FoundLock, waiter: Waiter): boolean => {
  const seenFor = recordSeen(lock, waiter);
  if (lock.state === 'ended') return true;
  if (lock.state === 'blank') return seenFor >= longestBlankMs;
  if (lock.state === 'running' || seenFor < leastSeenMs) return false;
  // A close look writes, and need not be had each time.
  const now = waiter.elapsedMs();
  if (now - (waiter.examined.get(lock.mark) ?? -leastSeenMs) < leastSeenMs) return false;
  waiter.examined.set(lock.mark, now);
  return true;
};

/** Who takes away this very lock makes this one first: only one may. */
const findTurnFile = (lock: string, { mark }: FoundLock): string =>
  `${lock}.${createHash('sha256').update(mark).digest('hex').slice(0, 8)}`;

/** Of those who take away a lock, and of those who take away theirs, some may have died as well. */
const mostTurns = 3;

/**
 * Takes an abandoned lock out of the way; answers whether the way is free. Of several processes
 * only one may do so, and it looks again: otherwise the second would take away the lock that
 * somebody has made after the first.
 */
const clearAbandoned = async (lock: string, waiter: Waiter, turns = 0): Promise<boolean> => {
  const found = await inspectLock(lock);
  if (!found) return true;
  if (!isSuspect(found, waiter)) return false;
  const turn = findTurnFile(lock, found);
  if (!(await createLock(turn, waiter.mark))) {
    if (turns < mostTurns) await clearAbandoned(turn, waiter, turns + 1);
    return false;
  }
  try {
    const [now, own] = [await inspectLock(lock), await inspectLock(turn)];
    if (now?.mark !== found.mark) return now === undefined;
    const age = Math.abs((own?.mtimeMs ?? now.mtimeMs) - now.mtimeMs);
    if (now.state === 'unknown' && age <= longestHeldMs) return false;
    await unlink(lock);
    return true;
  } finally {
    await releaseLock(turn, waiter.mark);
  }
};

/** What the names of turns have behind that of the lock; an earlier imco wrote `turn`. */
const turnForm = /^(?:\.turn|\.[0-9a-f]{8}){1,4}$/;

/** What stands beside a file because of its lock, and is not the lock itself. */
const listTurnFiles = async (lock: string): Promise<readonly string[]> => {
  const names = await readdir(dirname(lock)).catch(() => []);
  const own = basename(lock);
  // Named as `turnFor` does; whatever else stands there is somebody's.
  return names
    .filter((name) => name.startsWith(own) && turnForm.test(name.slice(own.length)))
    .sort();
};

/**
 * Takes away what processes that were killed have left beside a file. Only its holder writes it, and
 * a lock that is gone needs nobody to take it away.
 */
const clearLeftovers = async (path: string, lock: string): Promise<void> => {
  const folder = dirname(path);
  const own = await inspectLock(lock).catch(() => undefined);
  for (const name of await listTurnFiles(lock)) {
    const turn = join(folder, name);
    const found = await inspectLock(turn).catch(() => undefined);
    if (!found || found.state === 'running') continue;
    const isOld = (own?.mtimeMs ?? found.mtimeMs) - found.mtimeMs > longestHeldMs;
    if (found.state !== 'unknown' || isOld) await unlink(turn).catch(() => {});
  }
  await removeUnfinished(path);
};

const createLockedFailure = async (path: string, lock: string): Promise<ConfigurationFailure> => {
  const found = await inspectLock(lock).catch(() => undefined);
  const holder = found?.state === 'running' ? ` (pid ${found.pid})` : '';
  const turns = (await listTurnFiles(lock)).map((name) => join(dirname(lock), name));
  return new ConfigurationFailure(`${path} is being written by another imco process${holder}`, {
    code: 'locked_file',
    hint: `if none is running, delete ${joinWords([lock, ...turns], 'and')}`,
  });
};

const takeLock = async (path: string, lock: string, waiter: Waiter): Promise<void> => {
  while (!(await createLock(lock, waiter.mark))) {
    const waited = waiter.elapsedMs();
    if (waited > patienceMs) throw await createLockedFailure(path, lock);
    if (await clearAbandoned(lock, waiter)) continue;
    // Increasing intervals with jitter.
    await waiter.sleep(randomInt(5, Math.round(25 + Math.min(waited / 20, 80))));
  }
};

/**
 * Does something to a file while no other imco writes it. Throws a `ConfigurationFailure` when the
 * file is not free in time, and the reason of the signal when that aborts meanwhile.
 */
export const withLock = async <T>(
  path: string,
  {
    clock,
    signal,
  }: { readonly clock: Pick<Clock, 'sleep'>; readonly signal?: AbortSignal | undefined },
  work: (lock: HeldLock) => Promise<T>,
): Promise<T> => {
  const lock = `${path}.lock`;
  const mark = createMark();
  await takeLock(path, lock, {
    ...startWait(clock, signal),
    mark,
    seen: new Map(),
    examined: new Map(),
  });
  try {
    await clearLeftovers(path, lock);
    return await work({
      assertHeld: async () => {
        if (!(await isLockHeld(lock, mark))) throw await createLockedFailure(path, lock);
      },
    });
  } finally {
    await releaseLock(lock, mark);
  }
};
