/** The folders with the credentials of logins: one per login, below the folder of its profile. */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { findKeysFolder, type SettingsLocation } from '../files/own-files.ts';

/**
 * Names of the folders of logins: the date, a random part, and a mark of the settings file it was
 * created for, because several files may have a profile of the same name.
 */
const folderPattern = /^\d{8}-[0-9a-f]{8}(?:-([0-9a-f]{8}))?$/;

const resolveRealPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** The mark of a settings file in the folder names of its logins. */
export const computeFileMark = (file: string): string =>
  createHash('sha256')
    .update(join(resolveRealPath(dirname(file)), basename(file)))
    .digest('hex')
    .slice(0, 8);

/** The mark in a folder name; undefined for a folder of an early version without marks. */
export const readFolderMark = (folder: string): string | undefined =>
  folderPattern.exec(basename(folder))?.[1];

export const isFolder = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;

/** Removes a folder, and its parent folder if that is empty then. */
export const removeFolder = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await rmdir(dirname(folder)).catch(() => {});
};

/** The names in a folder, sorted; none if it was removed in the meantime. */
export const listNames = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

/**
 * The folders that logins of a profile have created. Other folders and links are not listed: they
 * are not imco's to remove.
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
