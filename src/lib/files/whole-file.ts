import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readErrorCode } from '../failures/error-causes.ts';

/** Puts the name of a new file on the disk as well. Some systems do not open folders for that. */
const syncFolder = async (path: string): Promise<void> => {
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // The file is written; that its name outlives a loss of power was only hoped for.
  }
};

/** The name under which the next content of a file is written beside it. */
export const nameTemporary = (path: string): string =>
  `${path}.${randomBytes(6).toString('hex')}.tmp`;

/** What `nameTemporary` adds to a name. */
const temporaryEnd = /\.[0-9a-f]{12}\.tmp$/;

/** Whether a name is one of those that `nameTemporary` gives. */
export const isTemporaryName = (name: string): boolean => temporaryEnd.test(name);

/**
 * Replaces a file by what `write` puts into a new one beside it, readable by its owner only, whole or
 * not at all. What was there before stays until the new content is safely on the disk. A link at
 * `path` is replaced, not followed. Answers what `write` answers.
 */
export const replaceFile = async <T>(
  path: string,
  write: (file: FileHandle, temporary: string) => Promise<T>,
): Promise<T> => {
  const temporary = nameTemporary(path);
  try {
    const file = await open(temporary, 'wx', 0o600);
    let written: T;
    try {
      written = await write(file, temporary);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Writes a file whole or not at all, readable by its owner only unless `mode` says otherwise. */
export const writeFileWhole = async (
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<void> => {
  await replaceFile(path, async (file) => {
    await file.writeFile(content);
    // Asked for at once, whatever the umask makes of it.
    await file.chmod(mode);
  });
  await syncFolder(dirname(path));
};

/**
 * Takes away what `writeFileWhole` had not finished beside `path` when its process was killed. Only for
 * whoever alone may write that file. Failures to remove it are ignored.
 */
export const removeUnfinished = async (path: string): Promise<void> => {
  const folder = dirname(path);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isTemporaryName(name) || name.replace(temporaryEnd, '') !== basename(path)) continue;
    await rm(join(folder, name), { force: true }).catch(() => {});
  }
};

/** How often a folder above may be taken away by others before that is reported. */
const mostAttempts = 5;

/**
 * Makes a folder with those above it, for its owner only. Node's own way to make them all at once
 * never ends where a file system refuses with ENOENT, as /proc does.
 */
export const createPrivateFolders = async (path: string): Promise<void> => {
  const above = dirname(path);
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(path, { mode: 0o700 });
      return;
    } catch (error) {
      if (readErrorCode(error) === 'EEXIST') return;
      // One above is missing, or was removed since, as an empty one may be.
      if (readErrorCode(error) !== 'ENOENT' || above === path || attempt > mostAttempts)
        throw error;
      await createPrivateFolders(above);
    }
  }
};
