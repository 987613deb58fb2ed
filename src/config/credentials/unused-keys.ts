import { dirname, sep } from 'node:path';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import {
  explainProfileName,
  findKeysFolder,
  listOwnFiles,
  type SettingsFileContent,
  type SettingsLocation,
} from '../files/own-files.ts';
import { requireNewUserFile } from '../files/user-folder.ts';
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

/** The settings files that show which credentials are in use. */
export interface KeyUse {
  /** The files that were read. */
  readonly files: readonly SettingsFileContent[];
  /** Whether all of the user's own files are among them. */
  readonly isComplete: boolean;
}

/** Reads which credentials are in use: from the named file and from the default files. */
export const readKeyUse = async (location: SettingsLocation): Promise<KeyUse> => {
  const files = await listOwnFiles(location);
  if (!location.config && !location.env.IMCO_CONFIG) return { files, isComplete: true };
  const { IMCO_CONFIG: _, ...env } = location.env;
  const others = await listOwnFiles({ ...location, env, config: undefined }).catch(() => undefined);
  return { files: [...files, ...(others ?? [])], isComplete: others !== undefined };
};

const isPathWithin = (path: string, folder: string): boolean => path.startsWith(`${folder}${sep}`);

/** Whether a settings file names something in the folder; the profile `but` is left out. */
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
 * The folders of a profile that no settings file names. Folders created for an unknown file are not
 * listed, because that file may name them. With `but`, that profile is treated as deleted: its own
 * folders are listed, whatever file they were created for.
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
 * The folders that a login of a profile replaces, while its settings file is locked. Folders
 * created for other files are left out unless the profile names them: a login there may be in
 * progress, and its folder is named only when it is complete.
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
 * Removes the folders that no settings file names now, and returns them. Throws a
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

/** Credentials that no settings file names, for example after a login was killed. */
export interface UnusedKeys {
  readonly profile: string;
  /** Whether there is a profile of this name, with other credentials. */
  readonly isProfile: boolean;
  readonly folders: readonly string[];
}

/** The unused credentials of all profiles. */
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
