import { dirname } from 'node:path';
import type { SettingName, Settings } from '../config/settings.ts';

/** The owner of a folder of cached names: one profile of one configuration. */
export interface CacheOwner {
  /** Folder below `names`: the profile, with a hash of the file given with --config, if any. */
  readonly folder: string;
  /** Where it is active: a file given with --config, the folder of a project, or `/` for anywhere. */
  readonly place: string;
  /** The profile given by a flag or a variable; empty if the configuration chose it. */
  readonly requested: string;
  /** Identifies the account: names of one are never offered for another. */
  readonly account: string;
}

/** Settings that lead to another account if they do not come from the profile. */
const accountSettings = [
  'domain',
  'endpoint',
  'port',
  'api',
  'cert',
] as const satisfies SettingName[];

/** Whether a setting can lead to another account, or to another version of its API. */
export const isAccountSetting = (name: string): boolean =>
  accountSettings.some((setting) => setting === name);

/** The suffix of the folder names for a configuration file given with --config. */
export const cacheFolderSuffix = (config: string): string => `@${encodeURIComponent(config)}`;

/** A name that is a valid folder name on every system, and fits on one line. */
const folderForm = /^\w[\w.@%~!'()*-]{0,199}$/u;

const placeForm = /^[^\p{Cc}]+$/u;

/** Where the profile is active: the key by which completion scripts find its folder. */
const findPlace = ({ values, files }: Settings): string => {
  const named = files.find(({ kind }) => kind === 'file');
  if (named) return named.path;
  const origin = values.profile?.origin;
  return origin?.kind === 'project' ? `${dirname(origin.where).replace(/\/$/, '')}/` : '/';
};

/**
 * The owner of the names that these settings lead to. Undefined if flags or variables choose the
 * account: the names then belong to no profile and are not cached.
 */
export const findCacheOwner = (settings: Settings, endpoint: string): CacheOwner | undefined => {
  const { values } = settings;
  const isOutside = accountSettings.some((name) =>
    ['flag', 'environment'].includes(values[name]?.origin.kind ?? ''),
  );
  if (isOutside) return undefined;
  const { profile } = values;
  const place = findPlace(settings);
  const called = profile?.value ?? new URL(endpoint).host.replaceAll(':', '_');
  const folder = place.endsWith('/') ? called : `${called}${cacheFolderSuffix(place)}`;
  if (!folderForm.test(folder) || !placeForm.test(place)) return undefined;
  const isAsked = profile?.origin.kind === 'flag' || profile?.origin.kind === 'environment';
  return {
    folder,
    place,
    requested: isAsked ? profile.value : '',
    account: `${endpoint}\n${values.cert?.value ?? ''}\n`,
  };
};

/**
 * The owner of the names of profiles while no profile is active: a folder without a profile.
 */
export const createNoCacheOwner = (settings: Settings): CacheOwner => {
  const place = findPlace(settings);
  const folder = place.endsWith('/') ? cacheFolderSuffix('') : cacheFolderSuffix(place);
  return { folder, place, requested: '', account: '' };
};
