import { randomBytes } from 'node:crypto';
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../host.ts';
import { makeFolders, writeWhole } from '../whole-file.ts';
import type { Credentials } from './credentials.ts';
import { keysFolder } from './own-files.ts';
import type { Surroundings } from './search-places.ts';
import { notWritten, refuseLink } from './write-settings.ts';

type Place = Omit<Surroundings, 'cwd'>;

/** Paths of the files of one login. */
export interface StoredKeys {
  readonly folder: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Folders of logins: the day, and letters that make it another one. */
const folderForm = /^\d{8}-[0-9a-f]{8}$/;

const isFolder = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;

/**
 * Writes the keys of a login into a folder of its own, so that those of the last one stay until a
 * single change of the settings has taken their place. Leaves nothing behind where it fails.
 */
export const storeKeys = async (
  place: Place,
  profile: string,
  { ca, cert, key }: Credentials,
  clock: Clock,
): Promise<StoredKeys> => {
  const above = keysFolder(place, profile);
  const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '');
  const folder = join(above, `${day}-${randomBytes(4).toString('hex')}`);
  const stored = {
    folder,
    ca: join(folder, 'ca_cert.pem'),
    cert: join(folder, 'cert.crt'),
    key: join(folder, 'cert.key'),
  };
  try {
    await refuseLink(dirname(above));
    await refuseLink(above);
    await makeFolders(folder);
    await writeWhole(stored.ca, ca.pem);
    await writeWhole(stored.cert, cert.pem);
    await writeWhole(stored.key, key.pem);
    return stored;
  } catch (error) {
    // What keeps it from being written keeps it from being removed, too: the first counts.
    await removeFolder(folder, above).catch(() => {});
    throw notWritten(folder, error);
  }
};

/** Removes a folder, and the one above it where nothing else is in it. */
const removeFolder = async (folder: string, above: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  await rmdir(above).catch(() => {});
};

/** Takes the keys of one login away again. */
export const dropKeys = (place: Place, profile: string, { folder }: StoredKeys): Promise<void> =>
  removeFolder(folder, keysFolder(place, profile));

/**
 * The folders with keys that logins of a profile have made; others are not imco's to remove, and a
 * link is no such folder.
 */
export const storedFolders = async (place: Place, profile: string): Promise<readonly string[]> => {
  const above = keysFolder(place, profile);
  if (!(await isFolder(dirname(above))) || !(await isFolder(above))) return [];
  const names = (await readdir(above)).filter((name) => folderForm.test(name)).sort();
  const folders: string[] = [];
  for (const name of names) {
    if (await isFolder(join(above, name))) folders.push(join(above, name));
  }
  return folders;
};

/** Removes the keys of all logins of a profile, but for those in `kept`. Answers what is gone. */
export const removeKeys = async (
  place: Place,
  profile: string,
  kept: string | undefined,
): Promise<readonly string[]> => {
  const folders = (await storedFolders(place, profile)).filter((folder) => folder !== kept);
  for (const folder of folders) {
    try {
      await removeFolder(folder, keysFolder(place, profile));
    } catch (error) {
      throw notWritten(folder, error);
    }
  }
  return folders;
};
