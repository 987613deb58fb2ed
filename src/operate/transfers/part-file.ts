import { type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { umask } from 'node:process';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ActionFailure, Failure } from '../../lib/failures/failures.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { refuseOverwrite } from './destination.ts';
import { createPartName, removeLeftoverParts } from './leftover-parts.ts';

/** A file that is being written beside where it is to be. */
export interface PartFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes it the file it was meant to be, all of it on disk. */
  commit(): Promise<void>;
  /** Removes it, unless it was committed. */
  discard(): Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it is too large for the file system',
};

/** Runs `work`; what the file system has against it is an `ActionFailure` about `path`. */
const runOnDisk = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    const code = readErrorCode(cause) || 'unknown error';
    if (cause instanceof Failure || findReachedLimit(code)) throw cause;
    throw new ActionFailure(`${path} can't be written: ${reasons[code] ?? code}`, {
      code: 'file_not_written',
      cause,
    });
  }
};

/** Writes all of it: a single write may take less. */
const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let place = 0; place < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, place);
    place += bytesWritten;
  }
};

/** Answers of file systems that have no links of that kind. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Gives the file its name only if nothing has that name, also if that came a moment ago. */
const nameNew = async (part: string, path: string): Promise<void> => {
  try {
    await link(part, path);
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') await refuseOverwrite(path, 'refuse');
    if (!withoutLinks.has(readErrorCode(error))) throw error;
    await rename(part, path);
    return;
  }
  await rm(part);
};

/**
 * Opens a file that will be at `path`. Until then it is beside it under a name of its own and for
 * our eyes only; then it has the mode of the file it replaces (`mode`), or of any new one. Every
 * step fails with an `ActionFailure`. Unlike `writeFileWhole` it takes its content in parts, and
 * may be told not to replace a file.
 */
export const openPartFile = async (path: string, mode: number | undefined): Promise<PartFile> => {
  const folder = dirname(path);
  const part = join(folder, createPartName());
  const handle = await runOnDisk(path, () => open(part, 'wx', 0o600));
  // The new file has the time of the file system's clock.
  const { mtimeMs } = await runOnDisk(path, () => handle.stat());
  await removeLeftoverParts(folder, mtimeMs);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    write: (bytes) => runOnDisk(path, () => writeAll(handle, bytes)),
    commit: async () => {
      await runOnDisk(path, async () => {
        await handle.chmod(mode ?? 0o666 & ~umask());
        await handle.sync();
        await close();
        await (mode === undefined ? nameNew(part, path) : rename(part, path));
      });
    },
    discard: async () => {
      await close();
      await rm(part, { force: true });
    },
  };
};
