import { lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { umask } from 'node:process';
import { readErrorCode } from '../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { findBlockingFile } from '../lib/files/blocked-path.ts';
import { readOwnFile } from '../lib/files/own-file.ts';
import { writeFileWhole } from '../lib/files/whole-file.ts';

/** The line that identifies a script of imco, in every version. */
const ownMark = 'Completion of imco, the command line for the IMCO platform';

/** Size limit of a script, in bytes: several times the actual size. */
const longestScript = 4 * 1024 * 1024;

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(readErrorCode(error));

const createPlaceFailure = (file: string, cause: unknown): ConfigurationFailure => {
  const inPlace = findBlockingFile(file);
  const message = cause instanceof Error ? cause.message : String(cause);
  const why = inPlace === undefined ? message : `${inPlace} is not a folder`;
  return new ConfigurationFailure(`${file} cannot be written: ${why}`, {
    code: 'unwritable_file',
    hint: 'check the owner and permissions of its folder',
    cause,
  });
};

/** The script in a file; undefined without a file. Throws if the file is not from imco. */
const readScriptAt = async (file: string): Promise<string | undefined> => {
  try {
    const stats = await lstat(file);
    const text = stats.isFile() ? await readFile(file, 'utf8') : '';
    if (text.includes(ownMark)) return text;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw createPlaceFailure(file, error);
  }
  throw new ConfigurationFailure(`${file} was not created by imco`, {
    code: 'foreign_file',
    hint: 'check the file, and move or delete it',
  });
};

/** Installs a script, completely or not at all; returns the result. */
export const placeScript = async (
  file: string,
  script: string,
): Promise<'installed' | 'updated' | 'up to date'> => {
  const before = await readScriptAt(file);
  if (before === script) return 'up to date';
  try {
    await mkdir(dirname(file), { recursive: true });
    // The script is not secret: the umask decides whether others can read it.
    await writeFileWhole(file, script, 0o644 & ~umask());
  } catch (error) {
    throw createPlaceFailure(file, error);
  }
  return before === undefined ? 'installed' : 'updated';
};

/** Removes a script. A missing script is not an error. */
export const removeScript = async (file: string): Promise<'removed' | 'not installed'> => {
  if ((await readScriptAt(file)) === undefined) return 'not installed';
  try {
    await rm(file);
  } catch (error) {
    throw createPlaceFailure(file, error);
  }
  return 'removed';
};

/** Whether a file is a script of imco. */
export const isScriptPlaced = (file: string): boolean => {
  try {
    return readOwnFile(file, { limit: longestScript }).bytes.includes(ownMark);
  } catch {
    return false;
  }
};
