import { dirname, sep } from 'node:path';
import {
  explainProfileName,
  findKeysFolder,
  listOwnFiles,
  type SettingsFileContent,
  type SettingsLocation,
} from '../files/own-files.ts';
import { requireNewUserFile } from '../files/user-folder.ts';
import { createWriteFailure } from '../files/write-settings.ts';
import {
  computeFileMark,
  isFolder,
  listNames,
  listStoredFolders,
  readFolderMark,
  removeFolder,
} from './key-folders.ts';

/** A profile of a settings file. */
interface ProfileInFile {
  readonly profile: string;
  readonly file: string;
}

/** Which keys are in use, as far as settings files are known. */
export interface KeyUse {
  /** The files that were read. */
  readonly files: readonly SettingsFileContent[];
  /** All the user's own are among them. */
  readonly isComplete: boolean;
}

/** Reads which keys are in use: what the named file says, and what those do that are always read. */
export const readKeyUse = async (location: SettingsLocation): Promise<KeyUse> => {
  const files = await listOwnFiles(location);
  if (!location.config && !location.env.IMCO_CONFIG) return { files, isComplete: true };
  const { IMCO_CONFIG: _, ...env } = location.env;
  const others = await listOwnFiles({ ...location, env, config: undefined }).catch(() => undefined);
  return { files: [...files, ...(others ?? [])], isComplete: others !== undefined };
};

const isPathWithin = (path: string, folder: string): boolean => path.startsWith(`${folder}${sep}`);

/** Whether a file names something in the folder, but for the profile that is left out of account. */
const isFolderNamed = (
  folder: string,
  files: readonly SettingsFileContent[],
  but?: ProfileInFile,
): boolean =>
  files.some(({ path: file, named }) =>
    named.some(
      ({ profile, path }) =>
        isPathWithin(path, folder) && !(file === but?.file && profile === but.profile),
    ),
  );

/**
 * The folders of a profile that no settings file names. Those made for a file that is not known are
 * left out: it may well name them. With `but`, as if that profile were not there; its own folders
 * are among them then, whatever file they were made for.
 */
export const listUnusedFolders = async (
  location: SettingsLocation,
  name: string,
  { files, isComplete }: KeyUse,
  but?: ProfileInFile,
): Promise<readonly string[]> => {
  const marks = new Set(
    [...files.map(({ path }) => path), requireNewUserFile(location)].map(computeFileMark),
  );
  const isKnown = (folder: string): boolean => {
    const mark = readFolderMark(folder);
    return mark === undefined ? isComplete : marks.has(mark);
  };
  const isOwn = (folder: string): boolean =>
    but !== undefined && isFolderNamed(folder, files) && !isFolderNamed(folder, files, but);
  const folders = await listStoredFolders(location, name);
  return folders.filter(
    (folder) => isOwn(folder) || (isKnown(folder) && !isFolderNamed(folder, files, but)),
  );
};

/**
 * The folders that a login of a profile replaces, while nobody else changes its settings file. Those
 * made for other files are left out unless the profile names them: a login there may be under way,
 * and its keys are named once it is done.
 */
export const listReplacedFolders = async (
  location: SettingsLocation,
  own: ProfileInFile,
): Promise<readonly string[]> => {
  const use = await readKeyUse(location);
  const unused = await listUnusedFolders(location, own.profile, use, own);
  return unused.filter((folder) => {
    const mark = readFolderMark(folder);
    return (
      mark === undefined || mark === computeFileMark(own.file) || isFolderNamed(folder, use.files)
    );
  });
};

/**
 * Removes those of the folders that no settings file names now, and answers them. Throws a
 * `ConfigurationFailure` that names what cannot be removed.
 */
export const removeUnusedFolders = async (
  location: SettingsLocation,
  folders: readonly string[],
): Promise<readonly string[]> => {
  const { files } = await readKeyUse(location);
  const unused = folders.filter((folder) => !isFolderNamed(folder, files));
  for (const folder of unused) {
    try {
      await removeFolder(folder);
    } catch (error) {
      throw createWriteFailure(folder, error);
    }
  }
  return unused;
};

/** Keys that no settings file names, as a login leaves that was killed before it was done. */
export interface UnusedKeys {
  readonly profile: string;
  /** There is a profile of this name, with other keys. */
  readonly isProfile: boolean;
  readonly folders: readonly string[];
}

/** The keys of all profiles that no settings file names. */
export const findUnusedKeys = async (
  location: SettingsLocation,
): Promise<readonly UnusedKeys[]> => {
  const use = await readKeyUse(location);
  const above = dirname(findKeysFolder(location, 'default'));
  const names = (await isFolder(above)) ? await listNames(above) : [];
  const found: UnusedKeys[] = [];
  for (const profile of names.filter((name) => explainProfileName(name) === undefined)) {
    const folders = await listUnusedFolders(location, profile, use);
    const isProfile = use.files.some(({ profiles }) => profiles.includes(profile));
    if (folders.length > 0) found.push({ profile, isProfile, folders });
  }
  return found;
};
