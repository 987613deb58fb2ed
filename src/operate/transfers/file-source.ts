import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import {
  ActionFailure,
  ConfigurationFailure,
  type Failure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { describeContentGivenAsPath, hideSuspectPath } from '../../lib/text/secret-content.ts';

/** How much is read and sent at once, in bytes. */
const partSize = 64 * 1024;

/** A file that is about to be handed over: open, and known to be one. */
export interface FileSource {
  readonly path: string;
  /** Its name without the folder. */
  readonly name: string;
  readonly size: number;
  /** Its bytes in order, once; fails with an `ActionFailure` when it changes meanwhile. */
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ELOOP: 'is a link that leads nowhere',
};

const createUnreadable = (word: string, cause: unknown): Failure => {
  const code = readErrorCode(cause) || 'unknown error';
  const limit = findReachedLimit(code);
  if (limit) {
    const { message, ...details } = limit;
    return new ConfigurationFailure(`${word} cannot be read: ${message}`, { ...details, cause });
  }
  return new UsageFailure(`${word} ${reasons[code] ?? `can't be read (${code})`}`, {
    code: 'unreadable_file',
    cause,
  });
};

const createFolderRefusal = (word: string): UsageFailure =>
  new UsageFailure(`${word} is a folder`, {
    code: 'no_file',
    hint: 'pack it into an archive first, such as with tar',
  });

const createNoFileRefusal = (word: string): UsageFailure =>
  new UsageFailure(`${word} is no regular file`, {
    code: 'no_file',
    hint: 'the size has to be known before the first byte is sent: write it to a file first',
  });

const { O_RDONLY, O_NONBLOCK = 0 } = constants;

/** Opens what is a regular file; a pipe in its place is not waited for. */
const openFile = async (word: string, path: string): Promise<FileHandle> => {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw createFolderRefusal(word);
    if (!stats.isFile()) throw createNoFileRefusal(word);
    const handle = await open(path, O_RDONLY | O_NONBLOCK);
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    throw createNoFileRefusal(word);
  } catch (error) {
    throw error instanceof UsageFailure ? error : createUnreadable(word, error);
  }
};

const createChangedFailure = (word: string): ActionFailure =>
  new ActionFailure(`${word} has changed while it was read`, {
    code: 'file_changed',
    hint: 'run the command again when nothing writes to it any more',
  });

const failReading = (word: string) => (cause: unknown) => {
  throw new ActionFailure(`${word} can't be read to its end`, { code: 'unreadable_file', cause });
};

/** The bytes of a file; the last of them are given out only if it is still as it was. */
async function* readParts(
  handle: FileHandle,
  {
    word,
    size,
    mtimeMs,
  }: { readonly word: string; readonly size: number; readonly mtimeMs: number },
): AsyncGenerator<Uint8Array> {
  for (let place = 0; place < size; ) {
    const part = Buffer.allocUnsafeSlow(Math.min(partSize, size - place));
    const { bytesRead } = await handle.read(part, 0, part.length, place).catch(failReading(word));
    if (bytesRead === 0) throw createChangedFailure(word);
    place += bytesRead;
    if (place === size) {
      const now = await handle.stat();
      if (now.size !== size || now.mtimeMs !== mtimeMs) throw createChangedFailure(word);
    }
    yield part.subarray(0, bytesRead);
  }
}

/**
 * Opens the file at the path `given`. Throws a `UsageFailure` when there is none, when it can't be read,
 * and for stdin and pipes: an upload says its size before its first byte.
 */
export const openFileSource = async (host: Host, given: string): Promise<FileSource> => {
  if (given === '-') {
    throw new UsageFailure('stdin cannot be uploaded: its size is not known beforehand', {
      code: 'no_file',
      hint: 'write it to a file first, and give that',
    });
  }
  const path = resolveInFolder(host.cwd, given);
  const content = describeContentGivenAsPath(given, path);
  if (content !== undefined) {
    throw new UsageFailure(`the file to upload is given as ${content}, not by its path`, {
      code: 'content_for_path',
      hint: 'write it into a file and name that file',
    });
  }
  const word = hideSuspectPath(path, '') === '' ? 'the file named there' : given;
  const handle = await openFile(word, path);
  try {
    const { size, mtimeMs } = await handle.stat();
    const chunks = readParts(handle, { word, size, mtimeMs });
    return { path, name: basename(path), size, chunks, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw createUnreadable(word, error);
  }
};
