import { access, constants, type FileHandle, link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { umask } from 'node:process';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ActionFailure, Failure } from '../../lib/failures/failures.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { type Destination, refuseOverwrite } from './destination.ts';
import { createPartName, removeLeftoverParts } from './leftover-parts.ts';

/** A partial file next to its final path. */
export interface PartFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Flushes it to disk and moves it to its final path. */
  commit(): Promise<void>;
  /** Removes it, unless it was committed. */
  discard(): Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file too large for the file system',
};

/** Runs `work`; a file system error becomes an `ActionFailure` about `path`. */
const runOnDisk = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    const code = readErrorCode(cause) || 'unknown error';
    if (cause instanceof Failure || findReachedLimit(code)) throw cause;
    throw new ActionFailure(`${path} cannot be written: ${reasons[code] ?? code}`, {
      code: 'file_not_written',
      cause,
    });
  }
};

/** Writes all bytes, as a single write may accept fewer. */
const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let place = 0; place < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, place);
    place += bytesWritten;
  }
};

/** Throws an `ActionFailure` if no file can be created there: before anything is started for it. */
export const checkWritable = async (place: Destination): Promise<void> => {
  if (place.kind === 'stdout') return;
  const folder = place.kind === 'folder' ? place.path : dirname(place.path);
  await runOnDisk(place.path, () => access(folder, constants.W_OK | constants.X_OK));
};

/** Errors of file systems without hard links. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Renames the file without replacing another one, even if that was created just now. */
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
 * Opens a partial file for `path`. Until the commit it has another name and only its owner can read
 * it; then it gets the mode of the file it replaces (`mode`), or the default one. Every step fails
 * with an `ActionFailure`. Unlike `writeFileWhole` it accepts its content in chunks, and can refuse
 * to replace a file.
 */
export const openPartFile = async (path: string, mode: number | undefined): Promise<PartFile> => {
  const folder = dirname(path);
  const part = join(folder, createPartName());
  const handle = await runOnDisk(path, () => open(part, 'wx', 0o600));
  // The new file has the time of the clock of the file system.
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
