/** Partial files that killed downloads left in a folder. */
import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { readOwnIdentity, readProcessState } from '../../lib/process/process-identity.ts';

/**
 * A partial file without writes for this long is abandoned, whichever process created it.
 */
const longestSilenceMs = 24 * 60 * 60 * 1000;

/** Identifies this machine and its boot, as process ids are not valid elsewhere. */
const identifyMachine = (): string => {
  const { host, boot, namespace } = readOwnIdentity();
  const text = [host, boot, namespace].join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
};

/** Creates a name for a partial file that contains the identity of the writing process. */
export const createPartName = (): string => {
  const { pid, start } = readOwnIdentity();
  return `.imco-${identifyMachine()}-${pid}-${start || 0}-${randomBytes(6).toString('hex')}.part`;
};

const partName = /^\.imco-(?:([0-9a-f]{8})-(\d{1,10})-(\d{1,20})-)?[0-9a-f]{12}\.part$/;

/** Whether the process in the name of a partial file has ended. */
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
 * Removes partial files of downloads whose process was killed, and those without writes for a day.
 * `nowMs` is the time of the clock of the file system. Failures to remove them are ignored.
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
