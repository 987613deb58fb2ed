import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../host.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { findKeysFolder, type SettingsLocation } from '../files/own-files.ts';
import { createWriteFailure, refuseLink } from '../files/write-settings.ts';
import { computeFileMark, removeFolder } from './key-folders.ts';
import type { Credentials } from './read-pem.ts';

/** Paths of the files of one login. */
export interface StoredKeys {
  readonly folder: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Writes the keys of a login into a folder of its own, so that those of the last one stay until a
 * single change of the settings has taken their place. Leaves nothing behind where it fails.
 */
export const storeKeys = async (
  location: SettingsLocation,
  { profile, file }: { readonly profile: string; readonly file: string },
  { ca, cert, key }: Credentials,
  clock: Clock,
): Promise<StoredKeys> => {
  const above = findKeysFolder(location, profile);
  const day = new Date(clock.now()).toISOString().slice(0, 10).replaceAll('-', '');
  const folder = join(above, `${day}-${randomBytes(4).toString('hex')}-${computeFileMark(file)}`);
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
