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
import {
  contentForPathHint,
  describeContentGivenAsPath,
  hideSuspectPath,
} from '../../lib/text/secret-content.ts';

/** Size of a chunk, in bytes. */
const partSize = 64 * 1024;

/** An open regular file to upload. */
export interface FileSource {
  readonly path: string;
  /** Its name without folder. */
  readonly name: string;
  readonly size: number;
  /** Its bytes, readable once; fails with an `ActionFailure` if the file changes meanwhile. */
  readonly chunks: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ELOOP: 'cannot be read: symbolic link loop',
};

const createUnreadable = (word: string, cause: unknown): Failure => {
  const code = readErrorCode(cause) || 'unknown error';
  const limit = findReachedLimit(code);
  if (limit) {
    const { message, ...details } = limit;
    return new ConfigurationFailure(`${word} cannot be read: ${message}`, { ...details, cause });
  }
  return new UsageFailure(`${word} ${reasons[code] ?? `cannot be read (${code})`}`, {
    code: 'unreadable_file',
    cause,
  });
};

const createFolderRefusal = (word: string): UsageFailure =>
  new UsageFailure(`${word} is a folder`, {
    code: 'no_file',
    hint: 'pack it into an archive first, for example with tar',
  });

const createNoFileRefusal = (word: string): UsageFailure =>
  new UsageFailure(`${word} is not a regular file`, {
    code: 'no_file',
    hint: 'write it to a file first: the size must be known before the upload',
  });

const { O_RDONLY, O_NONBLOCK = 0 } = constants;

/** Opens a regular file, without blocking on a pipe. */
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
  new ActionFailure(`${word} changed during the upload`, {
    code: 'file_changed',
    hint: 'run the command again when no process writes to it',
  });

const failReading = (word: string) => (cause: unknown) => {
  throw new ActionFailure(`${word} could not be read completely`, {
    code: 'unreadable_file',
    cause,
  });
};

/** Reads the bytes of a file; the last chunk only if the file is unchanged. */
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
 * Opens the file at the path `given`. Throws a `UsageFailure` if it does not exist or cannot be
 * read, and for stdin and pipes, as an upload sends its size before its first byte.
 */
export const openFileSource = async (host: Host, given: string): Promise<FileSource> => {
  if (given === '-') {
    throw new UsageFailure('stdin cannot be uploaded: its size is not known in advance', {
      code: 'no_file',
      hint: 'write it to a file first and give its path',
    });
  }
  const path = resolveInFolder(host.cwd, given);
  const content = describeContentGivenAsPath(given, path);
  if (content !== undefined) {
    throw new UsageFailure(`upload expects a file path, but got ${content}`, {
      code: 'content_for_path',
      hint: contentForPathHint,
    });
  }
  const word = hideSuspectPath(path, '') === '' ? 'the file' : given;
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
