/** The folders with the keys of logins, one a login, below that of their profile. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { findKeysFolder, type SettingsLocation } from '../files/own-files.ts';

/**
 * Folders of logins: the day, letters that make it another one, and which settings file it was made
 * for. Several files may have a profile of the same name.
 */
const folderPattern = /^\d{8}-[0-9a-f]{8}(?:-([0-9a-f]{8}))?$/;

const resolveRealPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** What the folders are known by that were made for a settings file. */
export const computeFileMark = (file: string): string =>
  createHash('sha256')
    .update(join(resolveRealPath(dirname(file)), basename(file)))
    .digest('hex')
    .slice(0, 8);

/** The mark of a folder; undefined where an early imco has made it, which gave none. */
export const readFolderMark = (folder: string): string | undefined =>
  folderPattern.exec(basename(folder))?.[1];

export const isFolder = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;

/** Removes a folder, and the one above it where nothing else is in it. */
export const removeFolder = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await rmdir(dirname(folder)).catch(() => {});
};

/** The names in a folder, sorted; none where a logout has removed it since somebody looked. */
export const listNames = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

/**
 * The folders with keys that logins of a profile have made; others are not imco's to remove, and a
 * link is no such folder.
 */
export const listStoredFolders = async (
  location: SettingsLocation,
  profile: string,
): Promise<readonly string[]> => {
  const above = findKeysFolder(location, profile);
  if (!(await isFolder(dirname(above))) || !(await isFolder(above))) return [];
  const names = (await listNames(above)).filter((name) => folderPattern.test(name));
  const folders: string[] = [];
  for (const name of names) {
    if (await isFolder(join(above, name))) folders.push(join(above, name));
  }
  return folders;
};
