import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findListVerb } from '../catalog/paths.ts';
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

/** More names than these are of no use to anyone who presses a key. */
const mostNames = 5000;

/**
 * Whether names of a resource are cached: it has a list of all its things that needs no filter.
 * What happened has no name.
 */
export const isCachedResource = (resource: Resource): boolean => {
  const verb = findListVerb(resource);
  return verb !== undefined && !verb.needs && !resource.only && resource.namespace !== 'audit';
};

/** The file of a resource: `cloud-servers`. */
export const nameCacheFile = ({ noun }: Pick<Resource, 'noun'>): string =>
  noun.replaceAll(' ', '-');

/** The file of the profiles there are, beside those of resources. */
export const profilesCacheFile = 'profiles';

const accountFile = '.account';

/** Empties a folder with the names of another account, and records the account they are of now. */
const claimFolder = (folder: string, account: string): void => {
  const path = join(folder, accountFile);
  try {
    if (readCached(path) === account) return;
  } catch {
    // The folder is new.
  }
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { force: true });
  writeCached(path, account);
};

type Around = Pick<Host, 'env' | 'home' | 'platform' | 'cwd' | 'clock'>;

/** Writes names to their file: a line that says since when they are known, then one for each. */
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
    // Without a cache completion offers no names; the command itself works.
  }
};

/** Whether a file has these names, since whenever. */
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

/** Keeps which profiles there are, as known now. */
export const cacheProfiles = (host: Around, owner: CacheOwner, profiles: CachedProfiles): void =>
  cacheWords(host, owner, profilesCacheFile, createProfileWords(profiles.names, profiles.current));

/** Caches the words for all things of a resource. */
export type NameCache = (resource: Resource, words: readonly CompletionWord[]) => void;

/** A cache of words for the things of resources, and beside them for the profiles there are. */
export const createNameCache =
  (host: Around, owner: CacheOwner, profiles?: CachedProfiles): NameCache =>
  (resource, words) => {
    cacheWords(host, owner, nameCacheFile(resource), words);
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

/** Forgets the names of a profile, whichever file it is in. */
export const clearProfileCache = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  profile: string,
): void =>
  clearFolders(host, (folder) => folder === profile || folder.startsWith(`${profile}@%2F`));

/** Forgets the names of every profile of a configuration file that was named. */
export const clearFileCache = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  config: string,
): void => clearFolders(host, (folder) => folder.endsWith(cacheFolderSuffix(config)));
