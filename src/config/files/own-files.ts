import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { configOrigin, findSetting, isSettingName } from '../settings.ts';
import { readPath, resolvePath } from './read-value.ts';
import { loadNamedFile, loadUserFiles } from './search-places.ts';
import type { LoadedFile } from './settings-explorer.ts';
import { requireNewUserFile, requireUserFolder, type SearchContext } from './user-folder.ts';

/** Where somebody's own settings are looked for, and written. */
export interface SettingsLocation extends SearchContext {
  /** The file named with --config. */
  readonly config?: string | undefined;
}

/** One of the user's files, as far as it has to be known to change it. */
export interface SettingsFileContent {
  readonly path: string;
  /** Names of the profiles in it. */
  readonly profiles: readonly string[];
  /** The profile it chooses. */
  readonly current: string | undefined;
  /** Settings outside of profiles that decide who is talked to: it is a profile by itself. */
  readonly flat: readonly string[];
  /** The files it names, absolute, with the profile each is for; undefined outside of profiles. */
  readonly named: readonly { readonly profile: string | undefined; readonly path: string }[];
}

const readMembers = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});

/** The values of settings that are paths, as they stand. */
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
        // Without a home folder these lead nowhere.
        .filter((value) => home !== undefined || !value.startsWith('~'))
        .map((value) => ({ profile, path: resolvePath(value, folders) })),
    ),
    current: typeof current === 'string' ? current : undefined,
    flat: Object.keys(members).filter((name) => isSettingName(name) && !findSetting(name).harmless),
  };
};

/** Throws a `ConfigurationFailure` where a pipe or a device is named: it cannot be changed. */
const refuseSpecial = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined);
  if (!found || found.isFile() || found.isDirectory()) return;
  const problem = new FileProblem('not-regular', 'is not a regular file');
  throw createFileFailure(path, problem, { hint: 'name a file that can be changed' });
};

/**
 * The files of the user, strongest first, or the one that was named; at least one, which need not
 * be there yet. What they say is not checked: they are there to be mended, too.
 */
export const listOwnFiles = async (
  location: SettingsLocation,
): Promise<readonly [SettingsFileContent, ...(readonly SettingsFileContent[])]> => {
  const named = location.config || location.env.IMCO_CONFIG;
  const { home } = location;
  const none = (path: string): SettingsFileContent =>
    readOwnSettings({ path, content: undefined }, home);
  if (named) {
    const path = readPath('config', named, configOrigin(location.config), {
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

/** The file that has a profile. Throws a `ConfigurationFailure` with the nearest where none has. */
export const findFileWithProfile = (
  files: readonly SettingsFileContent[],
  profile: string,
): SettingsFileContent => {
  const file = files.find(({ profiles }) => profiles.includes(profile));
  if (file) return file;
  if (isBlank(profile)) {
    throw new UsageFailure('the name of the profile is empty', {
      code: 'empty_value',
      hint: 'is a variable empty? see "imco config list" for the names',
    });
  }
  const known = listProfilesIn(files);
  const [near] = findNearest(profile, known);
  throw new ConfigurationFailure(`there is no profile ${profile}`, {
    code: 'unknown_profile',
    hint:
      known.length === 0
        ? 'there are no profiles yet; "imco login" makes one'
        : `${near === undefined ? '' : `did you mean ${near}? `}profiles are ${known.join(', ')}`,
  });
};

/** A profile whose keys imco keeps: its name is that of a folder as well. */
const nameForm = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** What is wrong with the name of a new profile; undefined when nothing is. */
export const explainProfileName = (name: string): string | undefined =>
  nameForm.test(name) && !name.endsWith('.')
    ? undefined
    : 'the name of a profile is letters, digits, ".", "_" and "-", at most 64';

/** The folder in which imco keeps the keys of a profile. */
export const findKeysFolder = (location: Omit<SearchContext, 'cwd'>, profile: string): string =>
  join(requireUserFolder(location), 'keys', profile);

/** A path as a settings file has it: relative where it is below the folder of the file. */
export const formatSettingsPath = (file: string, path: string): string => {
  const from = relative(dirname(file), path);
  return from.startsWith('..') || isAbsolute(from) ? path : from.split(sep).join('/');
};
