import { lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { umask } from 'node:process';
import { readErrorCode } from '../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { findBlockingFile } from '../lib/files/blocked-path.ts';
import { readOwnFile } from '../lib/files/own-file.ts';
import { writeFileWhole } from '../lib/files/whole-file.ts';

/** The line by which a script is known as imco's, whatever its version. */
const ownMark = 'Completion of imco, the command line for the IMCO platform';

/** Most that a script may hold, in bytes: several times as much as they do. */
const longestScript = 4 * 1024 * 1024;

const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(readErrorCode(error));

const createPlaceFailure = (file: string, cause: unknown): ConfigurationFailure => {
  const inPlace = findBlockingFile(file);
  const message = cause instanceof Error ? cause.message : String(cause);
  const why = inPlace === undefined ? message : `${inPlace} is not a folder`;
  return new ConfigurationFailure(`${file} can't be written: ${why}`, {
    code: 'unwritable_file',
    hint: 'check the owner and mode of its folder',
    cause,
  });
};

/** What stands in a file; undefined where there is none. Throws where it is none of ours. */
const readScriptAt = async (file: string): Promise<string | undefined> => {
  try {
    const stats = await lstat(file);
    const text = stats.isFile() ? await readFile(file, 'utf8') : '';
    if (text.includes(ownMark)) return text;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw createPlaceFailure(file, error);
  }
  throw new ConfigurationFailure(`${file} is not from imco`, {
    code: 'foreign_file',
    hint: 'look at it, and move it away',
  });
};

/** Puts a script into its place, whole or not at all; answers what that came to. */
export const placeScript = async (
  file: string,
  script: string,
): Promise<'installed' | 'updated' | 'up to date'> => {
  const before = await readScriptAt(file);
  if (before === script) return 'up to date';
  try {
    await mkdir(dirname(file), { recursive: true });
    // It holds nothing secret: others may read it where the user's files are for them to read.
    await writeFileWhole(file, script, 0o644 & ~umask());
  } catch (error) {
    throw createPlaceFailure(file, error);
  }
  return before === undefined ? 'installed' : 'updated';
};

/** Takes a script away. That there is none is no failure. */
export const removeScript = async (file: string): Promise<'removed' | 'not installed'> => {
  if ((await readScriptAt(file)) === undefined) return 'not installed';
  try {
    await rm(file);
  } catch (error) {
    throw createPlaceFailure(file, error);
  }
  return 'removed';
};

/** Whether a script of imco's stands in a file. */
export const isScriptPlaced = (file: string): boolean => {
  try {
    return readOwnFile(file, { limit: longestScript }).bytes.includes(ownMark);
  } catch {
    return false;
  }
};
