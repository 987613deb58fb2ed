import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findListVerb } from '../catalog/paths.ts';
import type { OfferedField } from '../catalog/rules/offered-fields.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import type { Host } from '../host.ts';
import {
  createOwnFolder,
  findCacheFolder,
  readCached,
  writeCached,
} from '../lib/files/cache-folder.ts';
import { type CacheOwner, cacheFolderSuffix } from './cache-owner.ts';
import { recordCacheFolder, removeCacheFolders } from './profile-index.ts';
import { type CompletionWord, createProfileWords, formatWordLines } from './words.ts';

/** Limit of cached names: nobody completes from more. */
const mostNames = 5000;

/**
 * Whether names of a resource are cached: its list command needs no filter. Events are not cached:
 * they have no names.
 */
export const isCachedResource = (resource: Resource): boolean => {
  const verb = findListVerb(resource);
  return verb !== undefined && !verb.needs && !resource.only && resource.namespace !== 'audit';
};

/** The file of a resource: `cloud-servers`. */
export const nameCacheFile = ({ noun }: { readonly noun: string }): string =>
  noun.replaceAll(' ', '-');

/** The file of the values that a field of a resource lists: `kubernetes-cluster-plans-versions`. */
export const valueCacheFile = ({ noun, field }: OfferedField): string =>
  `${nameCacheFile({ noun })}-${field.replaceAll('_', '-')}`;

/** The file of profile names, next to those of resources. */
export const profilesCacheFile = 'profiles';

const accountFile = '.account';

/** Empties a folder with the names of another account, and records the current account. */
const claimFolder = (folder: string, account: string): void => {
  const path = join(folder, accountFile);
  try {
    if (readCached(path) === account) return;
  } catch {
    // The folder does not exist yet.
  }
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { force: true });
  writeCached(path, account);
};

type Around = Pick<Host, 'env' | 'home' | 'platform' | 'cwd' | 'clock'>;

/** Writes names to their file: a line with the time, then a line for each name. */
const cacheWords = (
  host: Around,
  owner: CacheOwner,
  file: string,
  words: readonly CompletionWord[],
): void => {
  const cache = findCacheFolder(host);
  if (cache === undefined) return;
  try {
    const folder = createOwnFolder(cache, 'names', owner.folder);
    claimFolder(folder, owner.account);
    const since = Math.floor(host.clock.now() / 1000);
    const text = `#imco\t1\t${since}\n${formatWordLines(words.slice(0, mostNames))}`;
    writeCached(join(folder, file), text);
    recordCacheFolder(cache, host.cwd, owner);
  } catch {
    // Without a cache, completion offers no names; the command itself still works.
  }
};

/** Whether a file already contains these names, whatever its age. */
const hasWords = (
  host: Around,
  owner: CacheOwner,
  file: string,
  words: readonly CompletionWord[],
): boolean => {
  try {
    const cache = findCacheFolder(host);
    if (cache === undefined) return false;
    const text = readCached(join(cache, 'names', owner.folder, file));
    return text.slice(text.indexOf('\n') + 1) === formatWordLines(words);
  } catch {
    return false;
  }
};

/** The profiles of a configuration and the active one. */
export interface CachedProfiles {
  readonly names: readonly string[];
  readonly current: string | undefined;
}

/** Caches the names of the profiles. */
export const cacheProfiles = (host: Around, owner: CacheOwner, profiles: CachedProfiles): void =>
  cacheWords(host, owner, profilesCacheFile, createProfileWords(profiles.names, profiles.current));

/** Caches words under the name of a file. */
export type NameCache = (file: string, words: readonly CompletionWord[]) => void;

/** A cache of words for the items of resources and for profiles. */
export const createNameCache =
  (host: Around, owner: CacheOwner, profiles?: CachedProfiles): NameCache =>
  (file, words) => {
    cacheWords(host, owner, file, words);
    if (!profiles) return;
    const profileWords = createProfileWords(profiles.names, profiles.current);
    if (!hasWords(host, owner, profilesCacheFile, profileWords))
      cacheProfiles(host, owner, profiles);
  };

const clearFolders = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  isCleared: (folder: string) => boolean,
): void => {
  const cache = findCacheFolder(host);
  if (cache === undefined) return;
  try {
    for (const folder of readdirSync(join(cache, 'names'))) {
      if (isCleared(folder)) rmSync(join(cache, 'names', folder), { recursive: true });
    }
    removeCacheFolders(cache, isCleared);
  } catch {
    // There is no cache.
  }
};

/** Deletes the cached names of a profile, whichever file it is in. */
export const clearProfileCache = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  profile: string,
): void =>
  clearFolders(host, (folder) => folder === profile || folder.startsWith(`${profile}@%2F`));

/** Deletes the cached names of every profile of a file given with --config. */
export const clearFileCache = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  config: string,
): void => clearFolders(host, (folder) => folder.endsWith(cacheFolderSuffix(config)));
