import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import {
  findSetting,
  isSettingName,
  type SettingName,
  type SettingsFile,
  settingNames,
} from '../settings.ts';
import type { LoadedFile } from './settings-explorer.ts';

/** Settings as they stand in a file, their values not yet read. */
export type Section = Readonly<Partial<Record<SettingName, unknown>>>;

/** A file whose names have been checked. */
export interface CheckedFile extends SettingsFile {
  /** What stands outside of profiles; in a file without profiles that is a profile of its own. */
  readonly outside: Section;
  readonly profiles: ReadonlyMap<string, Section>;
  /** The profile the file chooses, with `current` or `profile`. */
  readonly choice: unknown;
}

const createSectionFailure = (message: string, code: string, hint: string): ConfigurationFailure =>
  new ConfigurationFailure(message, { code, hint });

const readEntries = (value: unknown, what: string): readonly (readonly [string, unknown])[] => {
  if (isJsonObject(value)) return Object.entries(value);
  throw createSectionFailure(
    `${what} has to hold names and values`,
    'broken_file',
    'see .imcorc.example',
  );
};

/** Names of what a file holds for itself, such as what YAML refers to with `*` and `<<`. */
const ownName = /^x-/;

/** What to do about a name that is not a setting: what holds several values may be meant for YAML. */
const suggestSetting = (name: string, held: unknown, known: readonly string[]): string => {
  const [near] = findNearest(name, known);
  if (near !== undefined) return `did you mean ${near}?`;
  // Only outside of profiles such names are passed over.
  const mayBeOwn = known.includes('profiles') && /^[a-z]/i.test(name);
  return mayBeOwn && (isJsonObject(held) || Array.isArray(held))
    ? `what is only there for YAML to refer to (&, *, <<) has a name that begins with x-, such as x-${name}`
    : `settings are ${known.join(', ')}`;
};

const createUnknownName = (
  [name, held]: readonly [string, unknown],
  location: string,
  known: readonly string[],
) =>
  createSectionFailure(
    `${location}: ${name} is not a setting`,
    'unknown_setting',
    suggestSetting(name, held, known),
  );

/** Checks the names of one profile. A value of null counts as not given. */
const checkSection = (value: unknown, location: string, extra: readonly string[]): Section => {
  const section: Partial<Record<SettingName, unknown>> = {};
  for (const [name, held] of readEntries(value, location)) {
    if (extra.includes(name)) continue;
    if (!isSettingName(name)) {
      throw createUnknownName([name, held], location, [...settingNames, ...extra]);
    }
    if (held !== null) section[name] = held;
  }
  return section;
};

/** Beside profiles only what is good for all of them; a stray `key` would be anyone's. */
const refuseStray = (outside: Section, path: string): void => {
  const stray = settingNames.find((name) => name in outside && !findSetting(name).harmless);
  if (stray === undefined) return;
  throw createSectionFailure(
    `${path}: ${stray} stands outside of profiles`,
    'stray_setting',
    'put it into the profile it is for',
  );
};

const readProfiles = (value: unknown, path: string): ReadonlyMap<string, Section> =>
  new Map(
    readEntries(value, `profiles in ${path}`).map(([name, held]) => {
      const location = `profile ${name} in ${path}`;
      const section = checkSection(held, location, []);
      if (!('profile' in section)) return [name, section];
      throw createSectionFailure(
        `${location} names a profile`,
        'stray_setting',
        'use current: outside of profiles',
      );
    }),
  );

/**
 * Checks the names in a file: a flat profile, or `profiles` by name with `current`. Throws a
 * `ConfigurationFailure` on a name imco does not know, with the nearest it does.
 */
export const checkFile = ({ path, kind, content }: Omit<LoadedFile, 'text'>): CheckedFile => {
  const members = new Map(readEntries(content, path).filter(([name]) => !ownName.test(name)));
  const outside = checkSection(Object.fromEntries(members), path, ['profiles', 'current']);
  const choice = members.get('current') ?? outside.profile;
  const checked = { path, kind, outside, choice };
  if (!members.has('profiles')) return { ...checked, profiles: new Map() };
  refuseStray(outside, path);
  return { ...checked, profiles: readProfiles(members.get('profiles'), path) };
};
