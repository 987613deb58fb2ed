/** What a login writes: keys and settings, so that neither is ever without the other. */

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
import type { CredentialSource } from './source.ts';

export type LoginAddress = Pick<Partial<SettingValues>, 'endpoint' | 'domain' | 'port'>;

/** A profile that is to be written. */
export interface NewProfile {
  readonly name: string;
  /** The file it is written into. */
  readonly file: SettingsFileContent;
  readonly source: CredentialSource;
  readonly address: LoginAddress;
}

/** How it is to be written. */
interface SaveOptions {
  /** What flags and variables say. */
  readonly given: SettingValues;
  readonly isProtected: boolean;
  readonly replace: boolean;
  /** Make it the active profile. */
  readonly use: boolean;
}

/** The name of a profile that was given none. */
export const defaultProfileName = 'default';

type OwnFiles = readonly [SettingsFileContent, ...(readonly SettingsFileContent[])];

/** Names that a new profile cannot have. One flat profile becomes the first of several. */
export const listTakenNames = (files: OwnFiles): readonly string[] => [
  ...listProfilesIn(files),
  ...(files[0].flat.length > 0 ? [defaultProfileName] : []),
];

/** The file that has a profile, or is to have it. */
export const chooseProfileFile = (files: OwnFiles, name: string): SettingsFileContent =>
  files.find(({ profiles }) => profiles.includes(name)) ?? files[0];

export const createProfileExists = (name: string, { path }: SettingsFileContent): ConflictFailure =>
  new ConflictFailure(`there is a profile ${name} already (${path})`, {
    code: 'profile_exists',
    hint: 'add --replace to give it these keys, or another name with --profile',
  });

/** What the file says of the profile from now on; what it said beside that stays. */
const createProfileSettings = (
  { file, address }: NewProfile,
  { given, isProtected }: SaveOptions,
  keys: StoredKeys,
): Readonly<Record<string, unknown>> => ({
  endpoint: address.endpoint?.value,
  domain: address.domain?.value,
  port: address.port?.value,
  ...(given.api.origin.kind !== 'default' && { api: given.api.value }),
  ca: formatSettingsPath(file.path, keys.ca),
  cert: formatSettingsPath(file.path, keys.cert),
  key: formatSettingsPath(file.path, keys.key),
  'passphrase-file': given['passphrase-file']?.value,
  ...(given.crl && { crl: given.crl.value }),
  ...(given['tls-min'] && { 'tls-min': given['tls-min'].value }),
  ...(given['system-ca'].value && { 'system-ca': true }),
  ...(isProtected && { protected: true }),
});

/** A profile, and what is written of it. */
interface ProfileSettings {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * Writes settings of a profile into the user's file; settings that are undefined are removed, others
 * stay. It becomes the current profile with `use`, or where there is none.
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
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) draft.delete(['profiles', name, key]);
    else draft.set(['profiles', name, key], value);
  }
  const hasCurrent = isFlat || files.some(({ current }) => current !== undefined);
  if (use || !hasCurrent) draft.set(['current'], name);
};

/** The files as they are now, while nobody else changes them; others may have been first. */
const listUnchangedFiles = async (
  context: ConfigContext,
  { name, file }: NewProfile,
  { replace }: SaveOptions,
): Promise<OwnFiles> => {
  const files = await listOwnFiles(readSettingsLocation(context));
  if (!replace && listTakenNames(files).includes(name))
    throw createProfileExists(name, chooseProfileFile(files, name));
  if (chooseProfileFile(files, name).path === file.path) return files;
  throw new ConflictFailure(`the files of the configuration were changed meanwhile`, {
    code: 'changed_meanwhile',
    hint: 'nothing was saved; run the command again',
  });
};

/** Removes what earlier logins have left of the profile. That it stays harms nobody. */
const removeOlderKeys = async (context: ConfigContext, older: readonly string[]): Promise<void> => {
  try {
    await removeUnusedFolders(readSettingsLocation(context), older);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.writer.note(`notice: older keys of the profile are still there: ${error.message}`);
  }
};

/** How far a login has come. */
interface Progress {
  stored?: StoredKeys;
  /** Keys of the profile that count no more once it is written. */
  older: readonly string[];
  isWritten: boolean;
}

/**
 * Writes keys and profile, and removes the keys they replace, while nobody else changes the file.
 * Answers the folder of the keys. Throws a `ConflictFailure` where somebody else was first.
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
