import { createHash, randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Clock } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import {
  explainProfileName,
  keysFolderFor,
  listOwnFiles,
  type SettingsFileContent,
  type SettingsPlace,
} from '../files/own-files.ts';
import { newUserFilePath } from '../files/search-places.ts';
import { createWriteFailure, refuseLink } from '../files/write-settings.ts';
import type { Credentials } from './credentials.ts';

/** Paths of the files of one login. */
export interface StoredKeys {
  readonly folder: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Folders of logins: the day, letters that make it another one, and which settings file it was made
 * for. Several files may have a profile of the same name.
 */
const folderForm = /^\d{8}-[0-9a-f]{8}(?:-([0-9a-f]{8}))?$/;

const realOf = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
};

/** What the folders are known by that were made for a settings file. */
const markOf = (file: string): string =>
  createHash('sha256')
    .update(join(realOf(dirname(file)), basename(file)))
    .digest('hex')
    .slice(0, 8);

/** The mark of a folder; undefined where an early imco has made it, which gave none. */
const markIn = (folder: string): string | undefined => folderForm.exec(basename(folder))?.[1];

const isFolder = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Writes the keys of a login into a folder of its own, so that those of the last one stay until a
 * single change of the settings has taken their place. Leaves nothing behind where it fails.
 */
export const storeKeys = async (
  place: SettingsPlace,
  { profile, file }: { readonly profile: string; readonly file: string },
  { ca, cert, key }: Credentials,
  clock: Clock,
): Promise<StoredKeys> => {
  const above = keysFolderFor(place, profile);
  const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '');
  const folder = join(above, `${day}-${randomBytes(4).toString('hex')}-${markOf(file)}`);
  const stored = {
    folder,
    ca: join(folder, 'ca_cert.pem'),
    cert: join(folder, 'cert.crt'),
    key: join(folder, 'cert.key'),
  };
  try {
    await refuseLink(dirname(above));
    await refuseLink(above);
    await createPrivateFolders(folder);
    await writeFileWhole(stored.ca, ca.pem);
    await writeFileWhole(stored.cert, cert.pem);
    await writeFileWhole(stored.key, key.pem);
    return stored;
  } catch (error) {
    // What keeps it from being written keeps it from being removed, too: the first counts.
    await removeFolder(folder).catch(() => {});
    throw createWriteFailure(folder, error);
  }
};

/** Removes a folder, and the one above it where nothing else is in it. */
const removeFolder = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await rmdir(dirname(folder)).catch(() => {});
};

/**
 * Throws a `ConflictFailure` where keys are gone that were just stored: whoever changes another
 * settings file may have taken them for left behind.
 */
export const refuseLostFolder = async ({ ca, cert, key }: StoredKeys): Promise<void> => {
  for (const path of [ca, cert, key]) {
    if (await lstat(path).catch(() => undefined)) continue;
    throw new ConflictFailure(`the keys in ${dirname(path)} were changed meanwhile`, {
      code: 'changed_meanwhile',
      hint: 'nothing was saved; run the command again',
    });
  }
};

/** Takes the keys of one login away again. */
export const deleteKeys = ({ folder }: StoredKeys): Promise<void> => removeFolder(folder);

/** The names in a folder, sorted; none where a logout has removed it since somebody looked. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
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
const storedFolders = async (place: SettingsPlace, profile: string): Promise<readonly string[]> => {
  const above = keysFolderFor(place, profile);
  if (!(await isFolder(dirname(above))) || !(await isFolder(above))) return [];
  const names = (await namesIn(above)).filter((name) => folderForm.test(name));
  const folders: string[] = [];
  for (const name of names) {
    if (await isFolder(join(above, name))) folders.push(join(above, name));
  }
  return folders;
};

/** A profile of a settings file. */
interface ProfilePlace {
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
export const readKeyUse = async (place: SettingsPlace): Promise<KeyUse> => {
  const files = await listOwnFiles(place);
  if (!place.config && !place.env.IMCO_CONFIG) return { files, isComplete: true };
  const { IMCO_CONFIG: _, ...env } = place.env;
  const others = await listOwnFiles({ ...place, env, config: undefined }).catch(() => undefined);
  return { files: [...files, ...(others ?? [])], isComplete: others !== undefined };
};

const isWithin = (path: string, folder: string): boolean => path.startsWith(`${folder}${sep}`);

/** Whether a file names something in the folder, but for the profile that is left out of account. */
const isNamed = (
  folder: string,
  files: readonly SettingsFileContent[],
  but?: ProfilePlace,
): boolean =>
  files.some(({ path: file, named }) =>
    named.some(
      ({ profile, path }) =>
        isWithin(path, folder) && !(file === but?.file && profile === but.profile),
    ),
  );

/**
 * The folders of a profile that no settings file names. Those made for a file that is not known are
 * left out: it may well name them. With `but`, as if that profile were not there; its own folders
 * are among them then, whatever file they were made for.
 */
export const listUnusedFolders = async (
  place: SettingsPlace,
  name: string,
  { files, isComplete }: KeyUse,
  but?: ProfilePlace,
): Promise<readonly string[]> => {
  const marks = new Set([...files.map(({ path }) => path), newUserFilePath(place)].map(markOf));
  const isKnown = (folder: string): boolean => {
    const mark = markIn(folder);
    return mark === undefined ? isComplete : marks.has(mark);
  };
  const isOwn = (folder: string): boolean =>
    but !== undefined && isNamed(folder, files) && !isNamed(folder, files, but);
  const folders = await storedFolders(place, name);
  return folders.filter(
    (folder) => isOwn(folder) || (isKnown(folder) && !isNamed(folder, files, but)),
  );
};

/**
 * The folders that a login of a profile replaces, while nobody else changes its settings file. Those
 * made for other files are left out unless the profile names them: a login there may be under way,
 * and its keys are named once it is done.
 */
export const listReplacedFolders = async (
  place: SettingsPlace,
  own: ProfilePlace,
): Promise<readonly string[]> => {
  const use = await readKeyUse(place);
  const unused = await listUnusedFolders(place, own.profile, use, own);
  return unused.filter((folder) => {
    const mark = markIn(folder);
    return mark === undefined || mark === markOf(own.file) || isNamed(folder, use.files);
  });
};

/**
 * Removes those of the folders that no settings file names now, and answers them. Throws a
 * `ConfigurationFailure` that names what cannot be removed.
 */
export const removeUnusedFolders = async (
  place: SettingsPlace,
  folders: readonly string[],
): Promise<readonly string[]> => {
  const { files } = await readKeyUse(place);
  const unused = folders.filter((folder) => !isNamed(folder, files));
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
export const findUnusedKeys = async (place: SettingsPlace): Promise<readonly UnusedKeys[]> => {
  const use = await readKeyUse(place);
  const above = dirname(keysFolderFor(place, 'default'));
  const names = (await isFolder(above)) ? await namesIn(above) : [];
  const found: UnusedKeys[] = [];
  for (const profile of names.filter((name) => explainProfileName(name) === undefined)) {
    const folders = await listUnusedFolders(place, profile, use);
    const isProfile = use.files.some(({ profiles }) => profiles.includes(profile));
    if (folders.length > 0) found.push({ profile, isProfile, folders });
  }
  return found;
};
