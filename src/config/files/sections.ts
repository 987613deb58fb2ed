import type { ErrorCode } from '../../lib/failures/error-codes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { type ListSettingName, listSettingsLike, parseListSetting } from '../list-settings.ts';
import {
  findSetting,
  isSettingName,
  type SettingName,
  type SettingsFile,
  settingNames,
} from '../settings.ts';
import type { LoadedFile } from './settings-explorer.ts';

/** Settings of a file or profile, their values not yet checked. */
export type Section = Readonly<Partial<Record<SettingName | ListSettingName, unknown>>>;

/** A file whose names have been checked. */
export interface CheckedFile extends SettingsFile {
  /** Settings outside of profiles; in a file without profiles these are its only profile. */
  readonly outside: Section;
  readonly profiles: ReadonlyMap<string, Section>;
  /** The profile the file selects, with `current` or `profile`. */
  readonly choice: unknown;
  /** Names of the aliases in it, which count in files of kind `user` only. */
  readonly aliases: readonly string[];
}

const createSectionFailure = (
  message: string,
  code: ErrorCode,
  hint: string,
): ConfigurationFailure => new ConfigurationFailure(message, { code, hint });

const readEntries = (value: unknown, what: string): readonly (readonly [string, unknown])[] => {
  if (isJsonObject(value)) return Object.entries(value);
  throw createSectionFailure(
    `${what}: expected names and values`,
    'broken_file',
    'see .imcorc.example',
  );
};

/** Names that imco ignores, for values that YAML refers to with `*` and `<<`. */
const ownName = /^x-/;

/** What to do about an unknown name; a list or map may be meant for YAML references. */
const suggestSetting = (name: string, held: unknown, known: readonly string[]): string => {
  if (['columns', 'sort'].includes(name)) {
    return `name the resource in the setting, for example ${name}.servers: name`;
  }
  const [near] = findNearest(name, [...known, ...listSettingsLike(name)]);
  if (near !== undefined) return `did you mean ${near}?`;
  // Such names are ignored only outside of profiles.
  const mayBeOwn = known.includes('profiles') && /^[a-z]/i.test(name);
  return mayBeOwn && (isJsonObject(held) || Array.isArray(held))
    ? `if it only holds values for YAML references (&, *, <<), start its name with x-, for example x-${name}`
    : `valid settings: ${known.join(', ')}`;
};

const createUnknownName = (
  [name, held]: readonly [string, unknown],
  location: string,
  known: readonly string[],
) =>
  createSectionFailure(
    `${location}: "${name}" is not a valid setting`,
    'unknown_setting',
    suggestSetting(name, held, known),
  );

/** Checks the names of one profile. A value of null counts as not given. */
const checkSection = (value: unknown, location: string, extra: readonly string[]): Section => {
  const section: Partial<Record<SettingName | ListSettingName, unknown>> = {};
  for (const [word, held] of readEntries(value, location)) {
    if (extra.includes(word)) continue;
    const name = isSettingName(word) ? word : parseListSetting(word)?.name;
    if (name === undefined) {
      throw createUnknownName([word, held], location, [...settingNames, ...extra]);
    }
    if (name in section) {
      throw createSectionFailure(
        `${location}: ${name} is set twice, once as ${word}`,
        'broken_file',
        'remove one of them',
      );
    }
    if (held !== null) section[name] = held;
  }
  return section;
};

/** Beside profiles only harmless settings are allowed: a stray `key` would apply to any profile. */
const refuseStray = (outside: Section, path: string): void => {
  const stray = settingNames.find((name) => name in outside && !findSetting(name).harmless);
  if (stray === undefined) return;
  throw createSectionFailure(
    `${path}: ${stray} is outside of profiles`,
    'stray_setting',
    'move it into the profile it belongs to',
  );
};

const readProfiles = (value: unknown, path: string): ReadonlyMap<string, Section> =>
  new Map(
    readEntries(value, `profiles in ${path}`).map(([name, held]) => {
      const location = `profile "${name}" in ${path}`;
      const section = checkSection(held, location, []);
      if (!('profile' in section)) return [name, section];
      throw createSectionFailure(
        `${location}: a profile cannot contain the setting "profile"`,
        'stray_setting',
        'to choose a profile, set current outside of profiles',
      );
    }),
  );

/** Names of aliases; their commands are checked where they are run. */
const readAliasNames = (
  held: unknown,
  { path, kind }: Pick<LoadedFile, 'path' | 'kind'>,
): readonly string[] => {
  if (held === null || held === undefined) return [];
  if (kind === 'user') return readEntries(held, `aliases in ${path}`).map(([name]) => name);
  return isJsonObject(held) ? Object.keys(held) : [];
};

/**
 * Checks the names in a file: a flat profile, or `profiles` by name with `current`. Throws a
 * `ConfigurationFailure` on a name imco does not know, with the nearest it does.
 */
export const checkFile = ({ path, kind, content }: Omit<LoadedFile, 'text'>): CheckedFile => {
  const members = new Map(readEntries(content, path).filter(([name]) => !ownName.test(name)));
  const outside = checkSection(Object.fromEntries(members), path, [
    'profiles',
    'current',
    'aliases',
  ]);
  const choice = members.get('current') ?? outside.profile;
  const aliases = readAliasNames(members.get('aliases'), { path, kind });
  const checked = { path, kind, outside, choice, aliases };
  if (!members.has('profiles')) return { ...checked, profiles: new Map() };
  refuseStray(outside, path);
  return { ...checked, profiles: readProfiles(members.get('profiles'), path) };
};
