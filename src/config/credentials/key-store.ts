import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../host.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import { findKeysFolder, type SettingsLocation } from '../files/own-files.ts';
import { refuseLink } from '../files/write-settings.ts';
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
 * Writes the credentials of a login into a new folder, so that the previous ones stay in use until
 * the settings file is switched in a single change. Leaves nothing behind if it fails.
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
    // The clean-up may fail for the same reason: the first error is reported.
    await removeFolder(folder).catch(() => {});
    throw createWriteFailure(folder, error);
  }
};

/**
 * Throws a `ConflictFailure` if credentials that were just stored are gone: another process that
 * changes settings may have removed them as unused.
 */
export const refuseLostFolder = async ({ ca, cert, key }: StoredKeys): Promise<void> => {
  for (const path of [ca, cert, key]) {
    if (await lstat(path).catch(() => undefined)) continue;
    throw new ConflictFailure(`the credentials in ${dirname(path)} were changed in the meantime`, {
      code: 'changed_meanwhile',
      hint: 'nothing was saved; run the command again',
    });
  }
};

/** Deletes the credentials of one login. */
export const deleteKeys = ({ folder }: StoredKeys): Promise<void> => removeFolder(folder);
