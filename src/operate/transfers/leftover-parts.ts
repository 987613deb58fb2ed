/** What downloads that were killed have left in a folder. */
import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { readOwnIdentity, readProcessState } from '../../lib/process/process-identity.ts';

/**
 * A partial file that was not written to for so long is abandoned, whichever process created it.
 */
const longestSilenceMs = 24 * 60 * 60 * 1000;

/** The machine since it was started, as numbers of processes mean nothing elsewhere. */
const identifyMachine = (): string => {
  const { host, boot, namespace } = readOwnIdentity();
  const text = [host, boot, namespace].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
};

/** A new name for a part: it says which process writes it. */
export const createPartName = (): string => {
  const { pid, start } = readOwnIdentity();
  return `.imco-${identifyMachine()}-${pid}-${start || 0}-${randomBytes(6).toString('hex')}.part`;
};

const partName = /^\.imco-(?:([0-9a-f]{8})-(\d{1,10})-(\d{1,20})-)?[0-9a-f]{12}\.part$/;

/** Whether the process that is named in a part of this machine has ended. */
const hasEnded = ([, machine, pid, start]: RegExpExecArray): boolean =>
  machine === identifyMachine() &&
  readProcessState({
    ...readOwnIdentity(),
    pid: Number(pid),
    start: start === '0' ? '' : (start ?? ''),
  }) === 'ended';

const isLeftover = async (path: string, name: RegExpExecArray, nowMs: number): Promise<boolean> => {
  const stats = await lstat(path);
  if (!stats.isFile() || (getuid && stats.uid !== getuid())) return false;
  return hasEnded(name) || nowMs - stats.mtimeMs > longestSilenceMs;
};

/**
 * Takes away the parts of downloads whose process has ended without doing so itself, and those that
 * nobody has written to for a day. `nowMs` is the time by the clock of the file system. That one
 * cannot be taken away is no failure.
 */
export const removeLeftoverParts = async (folder: string, nowMs: number): Promise<void> => {
  for (const entry of await readdir(folder).catch(() => [])) {
    const name = partName.exec(entry);
    if (!name) continue;
    const path = join(folder, entry);
    if (await isLeftover(path, name, nowMs).catch(() => false)) {
      await rm(path, { force: true }).catch(() => {});
    }
  }
};
