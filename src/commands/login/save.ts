/** Saves credentials and settings of a login together: never one without the other. */

import {
  deleteKeys,
  refuseLostFolder,
  type StoredKeys,
  storeKeys,
} from '../../config/credentials/key-store.ts';
import { listReplacedFolders, removeUnusedFolders } from '../../config/credentials/unused-keys.ts';
import {
  formatSettingsPath,
  listOwnFiles,
  listProfilesIn,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import type { SettingsDraft } from '../../config/files/settings-draft.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import type { SettingValues } from '../../config/settings.ts';
import { ConflictFailure, Failure } from '../../lib/failures/failures.ts';
import { clearProfileCache } from '../../shell/name-cache.ts';
import {
  type ConfigContext,
  createWriteContext,
  readSettingsLocation,
} from '../config/own-settings.ts';
import type { LoginAddress, LoginVersionSetting } from './address.ts';
import type { CredentialSource } from './source.ts';

/** A profile to write. */
export interface NewProfile {
  readonly name: string;
  /** The file it is written into. */
  readonly file: SettingsFileContent;
  readonly source: CredentialSource;
  readonly address: LoginAddress;
  readonly versionSetting: LoginVersionSetting;
}

/** How to write it. */
interface SaveOptions {
  /** Settings given by flags and environment variables. */
  readonly given: SettingValues;
  readonly isProtected: boolean;
  readonly replace: boolean;
  /** Make it the active profile. */
  readonly use: boolean;
}

/** The default name of a profile. */
export const defaultProfileName = 'default';

type OwnFiles = readonly [SettingsFileContent, ...(readonly SettingsFileContent[])];

/** Names that a new profile cannot have. A flat profile becomes `default` when another is added. */
export const listTakenNames = (files: OwnFiles): readonly string[] => [
  ...listProfilesIn(files),
  ...(files[0].flat.length > 0 ? [defaultProfileName] : []),
];

/** The file that contains a profile, or will contain it. */
export const chooseProfileFile = (files: OwnFiles, name: string): SettingsFileContent =>
  files.find(({ profiles }) => profiles.includes(name)) ?? files[0];

export const createProfileExists = (name: string, { path }: SettingsFileContent): ConflictFailure =>
  new ConflictFailure(`profile ${name} already exists (${path})`, {
    code: 'profile_exists',
    hint: 'add --replace to replace its credentials, or choose another name with --profile',
  });

/** The settings of the profile to write; its other settings stay. */
const createProfileSettings = (
  { file, address, versionSetting }: NewProfile,
  { given, isProtected }: SaveOptions,
  keys: StoredKeys,
): Readonly<Record<string, unknown>> => ({
  endpoint: address.endpoint?.value,
  domain: address.domain?.value,
  port: address.port?.value,
  ...versionSetting,
  ca: formatSettingsPath(file.path, keys.ca),
  cert: formatSettingsPath(file.path, keys.cert),
  key: formatSettingsPath(file.path, keys.key),
  'passphrase-file': given['passphrase-file']?.value,
  ...(given.crl && { crl: given.crl.value }),
  ...(given['tls-min'] && { 'tls-min': given['tls-min'].value }),
  ...(given['system-ca'].value && { 'system-ca': true }),
  ...(isProtected && { protected: true }),
});

/** A profile with the settings to write. */
interface ProfileSettings {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Sets the settings of a profile; those that are undefined are removed, others stay. */
export const setProfileSettings = (
  draft: SettingsDraft,
  { name, settings }: ProfileSettings,
): void => {
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) draft.delete(['profiles', name, key]);
    else draft.set(['profiles', name, key], value);
  }
};

/**
 * Writes settings of a profile into the user's file; settings that are undefined are removed, others
 * stay. It becomes the current profile with `use`, or if there is no current profile.
 */
export const writeProfile = (
  draft: SettingsDraft,
  files: OwnFiles,
  { name, settings }: ProfileSettings,
  { use }: Pick<SaveOptions, 'use'>,
): void => {
  const file = chooseProfileFile(files, name);
  const isFlat = file.flat.length > 0 && file.profiles.length === 0;
  if (isFlat) {
    const chosen = draft.get(['current']) ?? draft.get(['profile']);
    draft.move(file.flat, ['profiles', defaultProfileName]);
    draft.delete(['profile']);
    draft.set(['current'], typeof chosen === 'string' ? chosen : defaultProfileName);
  }
  setProfileSettings(draft, { name, settings });
  const hasCurrent = isFlat || files.some(({ current }) => current !== undefined);
  if (use || !hasCurrent) draft.set(['current'], name);
};

/** Reads the files again under the lock. Throws a `ConflictFailure` if they were changed. */
const listUnchangedFiles = async (
  context: ConfigContext,
  { name, file }: NewProfile,
  { replace }: SaveOptions,
): Promise<OwnFiles> => {
  const files = await listOwnFiles(readSettingsLocation(context));
  if (!replace && listTakenNames(files).includes(name))
    throw createProfileExists(name, chooseProfileFile(files, name));
  if (chooseProfileFile(files, name).path === file.path) return files;
  throw new ConflictFailure('the configuration files were changed in the meantime', {
    code: 'changed_meanwhile',
    hint: 'nothing was saved; run the command again',
  });
};

/** Removes credentials of earlier logins; a failure is only reported, because they do no harm. */
const removeOlderKeys = async (context: ConfigContext, older: readonly string[]): Promise<void> => {
  try {
    await removeUnusedFolders(readSettingsLocation(context), older);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.writer.note(
      `notice: older credentials of the profile were not removed: ${error.message}`,
    );
  }
};

/** The progress of saving. */
interface Progress {
  stored?: StoredKeys;
  /** Credentials of the profile that are replaced once it is written. */
  older: readonly string[];
  isWritten: boolean;
}

/**
 * Writes credentials and profile, and removes the credentials they replace, under the lock of the
 * file. Returns the folder of the credentials. Throws a `ConflictFailure` if the file was changed.
 */
export const saveProfile = async (
  context: ConfigContext,
  profile: NewProfile,
  options: SaveOptions,
): Promise<string | undefined> => {
  const { name, file, source } = profile;
  const location = readSettingsLocation(context);
  const progress: Progress = { older: [], isWritten: false };
  try {
    await changeSettings(
      file.path,
      createWriteContext(context),
      async (draft) => {
        const files = await listUnchangedFiles(context, profile, options);
        const own = { profile: name, file: file.path };
        progress.older = await listReplacedFolders(location, own);
        const stored = await storeKeys(location, own, source.read, context.host.clock);
        progress.stored = stored;
        writeProfile(
          draft,
          files,
          { name, settings: createProfileSettings(profile, options, stored) },
          options,
        );
        await refuseLostFolder(stored);
      },
      async () => {
        progress.isWritten = true;
        await removeOlderKeys(context, progress.older);
      },
    );
  } catch (error) {
    if (progress.stored && !progress.isWritten) await deleteKeys(progress.stored);
    throw error;
  }
  clearProfileCache(context.host, name);
  return progress.stored?.folder;
};
