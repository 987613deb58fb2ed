import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listVerbOf } from '../catalog/paths.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import type { Host } from '../host.ts';
import { cacheFolder, ownFolder, readCached, writeOwn } from '../lib/files/cache-folder.ts';
import type { Listener } from '../operate/targets/directory.ts';
import { forgetPlaces, notePlace } from './profile-index.ts';
import { folderEnd, type Whose } from './whose.ts';
import { linesOf, profileWords, type Word, wordsFor } from './words.ts';

/** More names than these are of no use to anyone who presses a key. */
const mostNames = 5000;

/**
 * Whether names of a resource are kept: there is a list of all of them, which needs nothing said.
 * What happened has no name.
 */
export const isKept = (resource: Resource): boolean => {
  const verb = listVerbOf(resource);
  return verb !== undefined && !verb.needs && !resource.only && resource.namespace !== 'audit';
};

/** The file of a resource: `cloud-servers`. */
export const nameFile = ({ noun }: Pick<Resource, 'noun'>): string => noun.replaceAll(' ', '-');

/** The file of the profiles there are, beside those of resources. */
export const profilesFile = 'profiles';

const accountFile = '.account';

/** Empties a folder whose names are those of another account, and says whose they are now. */
const claim = (folder: string, account: string): void => {
  const path = join(folder, accountFile);
  try {
    if (readCached(path) === account) return;
  } catch {
    // Nobody's yet.
  }
  for (const file of readdirSync(folder)) rmSync(join(folder, file), { force: true });
  writeOwn(path, account);
};

type Around = Pick<Host, 'env' | 'home' | 'cwd' | 'clock'>;

/** Writes names to their file: a line that says since when they are known, then one for each. */
const keepWords = (host: Around, whose: Whose, file: string, words: readonly Word[]): void => {
  const cache = cacheFolder(host);
  if (cache === undefined) return;
  try {
    const folder = ownFolder(cache, 'names', whose.folder);
    claim(folder, whose.account);
    const since = Math.floor(host.clock.now() / 1000);
    const text = `#imco\t1\t${since}\n${linesOf(words.slice(0, mostNames))}`;
    writeOwn(join(folder, file), text);
    notePlace(cache, host.cwd, whose);
  } catch {
    // What can't be kept is not offered; no command is worse for that.
  }
};

/** Whether a file has these names, since whenever. */
const hasWords = (host: Around, whose: Whose, file: string, words: readonly Word[]): boolean => {
  try {
    const cache = cacheFolder(host);
    if (cache === undefined) return false;
    const text = readCached(join(cache, 'names', whose.folder, file));
    return text.slice(text.indexOf('\n') + 1) === linesOf(words);
  } catch {
    return false;
  }
};

/** The profiles of a configuration and the one in force. */
export interface Profiles {
  readonly names: readonly string[];
  readonly current: string | undefined;
}

/** Keeps which profiles there are, as known now. */
export const keepProfiles = (host: Around, whose: Whose, profiles: Profiles): void =>
  keepWords(host, whose, profilesFile, profileWords(profiles.names, profiles.current));

/**
 * Keeps what the things of a resource are called whenever all of them were listed, and beside them
 * which profiles there are.
 */
export const keeperFor =
  (host: Around, whose: Whose, profiles?: Profiles): Listener =>
  (resource, things) => {
    if (!isKept(resource)) return;
    keepWords(host, whose, nameFile(resource), wordsFor(resource, things));
    if (!profiles) return;
    const words = profileWords(profiles.names, profiles.current);
    if (!hasWords(host, whose, profilesFile, words)) keepProfiles(host, whose, profiles);
  };

const forgetFolders = (
  host: Pick<Host, 'env' | 'home'>,
  isForgotten: (folder: string) => boolean,
): void => {
  const cache = cacheFolder(host);
  if (cache === undefined) return;
  try {
    for (const folder of readdirSync(join(cache, 'names'))) {
      if (isForgotten(folder)) rmSync(join(cache, 'names', folder), { recursive: true });
    }
    forgetPlaces(cache, isForgotten);
  } catch {
    // Nothing was kept.
  }
};

/** Forgets the names of a profile, whichever file it is in. */
export const forgetProfile = (host: Pick<Host, 'env' | 'home'>, profile: string): void =>
  forgetFolders(host, (folder) => folder === profile || folder.startsWith(`${profile}@%2F`));

/** Forgets the names of every profile of a configuration file that was named. */
export const forgetFile = (host: Pick<Host, 'env' | 'home'>, config: string): void =>
  forgetFolders(host, (folder) => folder.endsWith(folderEnd(config)));
