/** What a lock says of its holder, and how it is put where the lock is. */

import { randomBytes } from 'node:crypto';
import { lstat, open, readlink, symlink, unlink } from 'node:fs/promises';
import { readErrorCode } from '../failures/error-causes.ts';
import { ConfigurationFailure } from '../failures/failures.ts';
import {
  type ProcessIdentity,
  readOwnIdentity,
  readProcessState,
} from '../process/process-identity.ts';
import { FileProblem } from './file-problem.ts';
import { openForReading, readWholeFile, withOpenFile } from './read-bytes.ts';

/** A lock as it was found. */
export interface FoundLock {
  /** Is that of no other lock, before or after it. */
  readonly mark: string;
  /** `blank` where its holder has not written yet who it is. */
  readonly state: 'running' | 'ended' | 'unknown' | 'blank';
  readonly pid: number | undefined;
  /** When it was made, by the clock of the file system. */
  readonly mtimeMs: number;
}

/** A mark for a lock of this process, unlike all others. */
export const createMark = (): string => {
  const { pid, start, host, boot, namespace } = readOwnIdentity();
  const words = [pid, start, host, boot, namespace, randomBytes(8).toString('hex')];
  return words.map((word) => encodeURIComponent(word)).join('&');
};

const parseIdentity = (text: string): ProcessIdentity | undefined => {
  const [, oldPid, oldHost] = /^(\d+) (.*)\n$/.exec(text) ?? [];
  if (oldPid !== undefined) {
    return { pid: Number(oldPid), start: '', host: oldHost ?? '', boot: '', namespace: '' };
  }
  const words = text.trimEnd().split('&');
  if (words.length !== 6 || !/^\d+$/.test(words[0] ?? '')) return undefined;
  try {
    const [pid = '', start = '', host = '', boot = '', namespace = ''] =
      words.map(decodeURIComponent);
    return { pid: Number(pid), start, host, boot, namespace };
  } catch {
    return undefined;
  }
};

/** Longer than what any imco writes into a lock, in bytes. */
const longestLock = 4096;

/** What is in a file, which does not keep anybody waiting: what is too long says nothing. */
const readLockFile = (lock: string): string => {
  try {
    const bytes = withOpenFile(openForReading(lock), (file) => readWholeFile(file, longestLock));
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof FileProblem && error.kind === 'too-long') return 'not of imco';
    throw error;
  }
};

const createNotALock = (lock: string): ConfigurationFailure =>
  new ConfigurationFailure(`${lock} is not an imco lock: it is neither a link nor a file`, {
    code: 'locked_file',
    hint: 'move it away: imco uses this name for a lock',
  });

/** The text of a lock: where a link leads, or what is in a file. */
const readLockText = async (
  lock: string,
): Promise<{ readonly text: string; readonly isLink: boolean }> => {
  try {
    return { text: await readlink(lock), isLink: true };
  } catch (error) {
    if (readErrorCode(error) !== 'EINVAL' && readErrorCode(error) !== 'UNKNOWN') throw error;
    return { text: readLockFile(lock), isLink: false };
  }
};

/**
 * Reads a lock; undefined if there is none. Throws a `ConfigurationFailure` if its path is something
 * that cannot be a lock.
 */
export const inspectLock = async (lock: string): Promise<FoundLock | undefined> => {
  try {
    const found = await lstat(lock);
    if (!found.isSymbolicLink() && !found.isFile()) throw createNotALock(lock);
    const { ino, mtimeMs } = found;
    const { text, isLink } = await readLockText(lock);
    const identity = parseIdentity(text);
    return {
      mark: isLink ? text : `${ino} ${text}`,
      state: identity ? readProcessState(identity) : text === '' ? 'blank' : 'unknown',
      pid: identity?.pid,
      mtimeMs,
    };
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Errors of systems that have no links, or have them for some users only. */
const withoutLinks = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'UNKNOWN']);

/** Makes a file that holds the mark. It is empty for a moment. */
const writeLock = async (lock: string, mark: string): Promise<boolean> => {
  const file = await open(lock, 'wx', 0o600).catch((error: unknown) => {
    if (readErrorCode(error) === 'EEXIST') return undefined;
    throw error;
  });
  if (!file) return false;
  try {
    await file.writeFile(`${mark}\n`).finally(() => file.close());
  } catch (error) {
    // On a full disk it would say nothing, and hold up everybody until it is old.
    await unlink(lock).catch(() => {});
    throw error;
  }
  // Who was stopped in that moment may have been taken for one that is gone.
  return isLockHeld(lock, mark);
};

/**
 * Makes a lock with this mark; answers whether it was ours to make. A link that leads nowhere is
 * made whole or not at all, so that a lock always says whose it is.
 */
export const createLock = async (lock: string, mark: string): Promise<boolean> => {
  try {
    await symlink(mark, lock);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false;
    if (withoutLinks.has(readErrorCode(error))) return writeLock(lock, mark);
    throw error;
  }
};

/** Whether the lock has this mark. */
export const isLockHeld = async (lock: string, mark: string): Promise<boolean> => {
  const text = await readLockText(lock).catch(() => undefined);
  return text?.text.trimEnd() === mark;
};

/** Takes the lock with this mark away; any other stays. */
export const releaseLock = async (lock: string, mark: string): Promise<void> => {
  if (await isLockHeld(lock, mark)) await unlink(lock).catch(() => {});
};
