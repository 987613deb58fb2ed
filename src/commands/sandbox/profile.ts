/**
 * The profile `sandbox` in the user's own configuration. It holds the paths of the files in the
 * folder of a sandbox, and its endpoint and API version, which every start brings up to date.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import type { RunContext } from '../../cli/run-context.ts';
import {
  formatSettingsPath,
  listOwnFiles,
  type SettingsLocation,
} from '../../config/files/own-files.ts';
import { resolvePath } from '../../config/files/read-value.ts';
import type { SettingsDraft } from '../../config/files/settings-draft.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import type { Host } from '../../host.ts';
import { ConflictFailure, Failure } from '../../lib/failures/failures.ts';
import { openFolder, type SandboxFolder } from '../../sandbox/process/folder.ts';
import { createWriteContext, readSettingsLocation } from '../config/own-settings.ts';
import { sandboxProfile } from './flags.ts';

/** Where a running sandbox is reached, and with which files. */
export interface ProfileTarget {
  readonly endpoint: string;
  /** The newest version of the API that it speaks. */
  readonly api: ApiVersion;
  readonly folder: SandboxFolder;
  /** Its storage has a CA of its own. */
  readonly hasStorageHost: boolean;
}

/** The profile as it was saved. */
export interface SavedProfile {
  readonly file: string;
  /** The profile it is from now on used without --profile. */
  readonly isCurrent: boolean;
}

/** Whether a sandbox wrote this file for itself: its next start writes it again. */
const isSandboxConfig = (path: string): boolean => {
  const { config, marker } = openFolder(dirname(path));
  return path === config && existsSync(marker);
};

/**
 * Where the user's own settings are. `sandbox env` makes IMCO_CONFIG name the file of a sandbox,
 * which is not the user's.
 */
const findLocation = (context: RunContext): SettingsLocation => {
  const location = readSettingsLocation({ host: context.host, config: undefined });
  const { IMCO_CONFIG: named, ...env } = location.env;
  if (!named) return location;
  const path = resolvePath(named, { base: location.cwd, home: location.home });
  return isSandboxConfig(path) ? { ...location, env } : location;
};

/**
 * The folder of the sandbox that a profile of this file was written for; undefined for any other.
 */
const findProfileFolder = (
  draft: SettingsDraft,
  file: string,
  home: string | undefined,
): string | undefined => {
  const read = (name: string): string | undefined => {
    const value = draft.get(['profiles', sandboxProfile, name]);
    return typeof value === 'string' && (home !== undefined || !value.startsWith('~'))
      ? resolvePath(value, { base: dirname(file), home })
      : undefined;
  };
  const [ca, cert, key] = [read('ca'), read('cert'), read('key')];
  if (ca === undefined) return undefined;
  const folder = openFolder(dirname(ca));
  const isLaidOut = ca === folder.ca && cert === folder.cert && key === folder.key;
  return isLaidOut ? folder.path : undefined;
};

const createProfileSettings = (
  { endpoint, api, folder, hasStorageHost }: ProfileTarget,
  file: string,
): Readonly<Record<string, unknown>> => ({
  endpoint,
  api,
  domain: undefined,
  port: undefined,
  ca: formatSettingsPath(file, folder.ca),
  cert: formatSettingsPath(file, folder.cert),
  key: formatSettingsPath(file, folder.key),
  'storage-ca': hasStorageHost ? formatSettingsPath(file, folder.storageCa) : undefined,
});

const hasProfile = (draft: SettingsDraft): boolean =>
  (draft.get(['profiles', sandboxProfile]) ?? undefined) !== undefined;

/**
 * Throws a `ConflictFailure` where the profile leads to something other than a sandbox. `folder` is
 * that of the sandbox to start: it may have been deleted since the profile was written for it.
 */
const refuseOtherProfile = (
  draft: SettingsDraft,
  file: string,
  { host, folder }: { readonly host: Host; readonly folder: SandboxFolder },
): void => {
  if (!hasProfile(draft)) return;
  const found = findProfileFolder(draft, file, host.home);
  const isSandbox = found === folder.path || existsSync(openFolder(found ?? '').marker);
  if (found !== undefined && isSandbox) return;
  throw new ConflictFailure(
    `profile ${sandboxProfile} in ${file} belongs to another platform; it was not changed`,
    {
      code: 'profile_exists',
      hint: `remove it with "imco logout ${sandboxProfile}", or leave out --add-profile`,
    },
  );
};

/** The user's own file that has the profile, or is to have it. */
const findProfileFile = async (location: SettingsLocation): Promise<string> => {
  const { chooseProfileFile } = await import('../login/save.ts');
  return chooseProfileFile(await listOwnFiles(location), sandboxProfile).path;
};

/** Throws a `Failure` where the profile cannot be added, before anything is started. */
export const assertProfileAddable = async (
  context: RunContext,
  folder: SandboxFolder,
): Promise<void> => {
  const { host } = context;
  const path = await findProfileFile(findLocation(context));
  const writing = createWriteContext({ host, dryRun: true });
  await changeSettings(path, writing, (draft) => refuseOtherProfile(draft, path, { host, folder }));
};

/**
 * Adds the profile, or replaces the one that was written for a sandbox. Throws a `ConflictFailure`
 * where the profile leads to something else.
 */
export const addSandboxProfile = async (
  context: RunContext,
  target: ProfileTarget,
): Promise<SavedProfile> => {
  const { writeProfile } = await import('../login/save.ts');
  const location = findLocation(context);
  const path = await findProfileFile(location);
  let isCurrent = false;
  const writing = createWriteContext({ host: context.host, dryRun: false });
  await changeSettings(path, writing, async (draft) => {
    refuseOtherProfile(draft, path, { host: context.host, folder: target.folder });
    // Read while nobody else changes them: others may have been first.
    const files = await listOwnFiles(location);
    const settings = createProfileSettings(target, path);
    writeProfile(draft, files, { name: sandboxProfile, settings }, { use: false });
    isCurrent = draft.get(['current']) === sandboxProfile;
  });
  return { file: path, isCurrent };
};

/** An endpoint that a sandbox was reached at; any other was written by the user. */
const isLocalEndpoint = (value: unknown): boolean =>
  typeof value === 'string' && /^https:\/\/127\.0\.0\.1(?::\d+)?$/.test(value);

/**
 * Brings the profile up to date where it was written for this very folder: a restarted sandbox may
 * listen on another port. A profile that cannot be read or written does not end a sandbox.
 */
export const updateSandboxProfile = async (
  context: RunContext,
  target: ProfileTarget,
): Promise<SavedProfile | undefined> => {
  const { host, writer } = context;
  const { setProfileSettings } = await import('../login/save.ts');
  let updated: SavedProfile | undefined;
  try {
    const files = await listOwnFiles(findLocation(context));
    const path = files.find(({ profiles }) => profiles.includes(sandboxProfile))?.path;
    if (path === undefined) return undefined;
    await changeSettings(path, createWriteContext({ host, dryRun: false }), (draft) => {
      if (findProfileFolder(draft, path, host.home) !== target.folder.path) return;
      if (!isLocalEndpoint(draft.get(['profiles', sandboxProfile, 'endpoint']))) return;
      setProfileSettings(draft, {
        name: sandboxProfile,
        settings: createProfileSettings(target, path),
      });
      updated = { file: path, isCurrent: draft.get(['current']) === sandboxProfile };
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    writer.note(`notice: profile ${sandboxProfile} was not updated: ${error.message}`);
  }
  return updated;
};
