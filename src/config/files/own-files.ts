import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { findSetting, isSettingName, readConfigOrigin } from '../settings.ts';
import { readPath, resolvePath } from './read-value.ts';
import { loadNamedFile, loadUserFiles } from './search-places.ts';
import type { LoadedFile } from './settings-explorer.ts';
import { requireNewUserFile, requireUserFolder, type SearchContext } from './user-folder.ts';

/** Where the user's own settings are searched for and written. */
export interface SettingsLocation extends SearchContext {
  /** The file named with --config. */
  readonly config?: string | undefined;
}

/** What is known of one of the user's files when it is changed. */
export interface SettingsFileContent {
  readonly path: string;
  /** Names of the profiles in it. */
  readonly profiles: readonly string[];
  /** The profile it selects. */
  readonly current: string | undefined;
  /** Connection settings outside of profiles: the file is a single unnamed profile then. */
  readonly flat: readonly string[];
  /** Absolute paths of the files it names, with their profile (undefined outside of profiles). */
  readonly named: readonly { readonly profile: string | undefined; readonly path: string }[];
}

const readMembers = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** The values of path settings, as written. */
const listPaths = (section: unknown): readonly string[] =>
  Object.entries(readMembers(section)).flatMap(([name, value]) =>
    typeof value === 'string' && isSettingName(name) && findSetting(name).kind === 'path'
      ? [value]
      : [],
  );

const readOwnSettings = (
  { path, content }: Pick<LoadedFile, 'path' | 'content'>,
  home: string | undefined,
): SettingsFileContent => {
  const members = readMembers(content);
  const profiles = readMembers(members.profiles);
  const current = members.current ?? members.profile;
  const folders = { base: dirname(path), home };
  const sections = [[undefined, members] as const, ...Object.entries(profiles)];
  return {
    path,
    profiles: Object.keys(profiles),
    named: sections.flatMap(([profile, section]) =>
      listPaths(section)
        // Without a home folder ~ cannot be resolved.
        .filter((value) => home !== undefined || !value.startsWith('~'))
        .map((value) => ({ profile, path: resolvePath(value, folders) })),
    ),
    current: typeof current === 'string' ? current : undefined,
    flat: Object.keys(members).filter((name) => isSettingName(name) && !findSetting(name).harmless),
  };
};

/** Throws a `ConfigurationFailure` on a pipe or a device, which cannot be changed. */
const refuseSpecial = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (!found || found.isFile() || found.isDirectory()) return;
  const problem = new FileProblem('not-regular', 'is not a regular file');
  throw createFileFailure(path, problem, { hint: 'use a regular file' });
};

/**
 * The user's files, strongest first, or the named one; at least one, which may not exist yet. Their
 * settings are not checked, so that an invalid file can be fixed.
 */
export const listOwnFiles = async (
  location: SettingsLocation,
): Promise<readonly [SettingsFileContent, ...(readonly SettingsFileContent[])]> => {
  const named = location.config || location.env.IMCO_CONFIG;
  const { home } = location;
  const none = (path: string): SettingsFileContent =>
    readOwnSettings({ path, content: undefined }, home);
  if (named) {
    const path = readPath('config', named, readConfigOrigin(location.config), {
      base: location.cwd,
      home: location.home,
    });
    await refuseSpecial(path);
    const file = await loadNamedFile(path, location.signal).catch((error: unknown) => {
      if (error instanceof ConfigurationFailure && isMissingFile(error.details.cause))
        return undefined;
      throw error;
    });
    return [file ? readOwnSettings(file, home) : none(path)];
  }
  const [first, ...others] = (await loadUserFiles(location)).map((file) =>
    readOwnSettings(file, home),
  );
  return [first ?? none(requireNewUserFile(location)), ...others];
};

/** Names of the profiles in these files. */
export const listProfilesIn = (files: readonly SettingsFileContent[]): readonly string[] => [
  ...new Set(files.flatMap(({ profiles }) => profiles)),
];

/**
 * The file with a profile. Throws a `ConfigurationFailure` with the nearest name if none has it.
 */
export const findFileWithProfile = (
  files: readonly SettingsFileContent[],
  profile: string,
): SettingsFileContent => {
  const file = files.find(({ profiles }) => profiles.includes(profile));
  if (file) return file;
  if (isBlank(profile)) {
    throw new UsageFailure('the profile name is empty', {
      code: 'empty_value',
      hint: 'check whether a variable is empty; "imco config list" lists the profiles',
    });
  }
  const known = listProfilesIn(files);
  const [near] = findNearest(profile, known);
  throw new ConfigurationFailure(`profile "${profile}" not found`, {
    code: 'unknown_profile',
    hint:
      known.length === 0
        ? 'no profiles exist yet; create one with "imco login"'
        : `${near === undefined ? '' : `did you mean ${near}? `}available profiles: ${known.join(', ')}`,
  });
};

/** Profile names are used as folder names for stored credentials. */
const nameForm = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** What is wrong with the name of a new profile; undefined if it is valid. */
export const explainProfileName = (name: string): string | undefined =>
  nameForm.test(name) && !name.endsWith('.')
    ? undefined
    : 'a profile name starts with a letter or digit and contains only letters, digits, ".", "_" and "-" (at most 64)';

/** The folder in which imco stores the credentials of a profile. */
export const findKeysFolder = (location: Omit<SearchContext, 'cwd'>, profile: string): string =>
  join(requireUserFolder(location), 'keys', profile);

/** A path as written into a settings file: relative if it is below the folder of that file. */
export const formatSettingsPath = (file: string, path: string): string => {
  const from = relative(dirname(file), path);
  return from.startsWith('..') || isAbsolute(from) ? path : from.split(sep).join('/');
};
