import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../host.ts';
import {
  createOwnFolder,
  findCacheFolder,
  readCached,
  writeCached,
} from '../lib/files/cache-folder.ts';
import { isPlainWord } from './words.ts';

/** The file with the name of the active profile, which the prompts of shells read. */
const currentFile = 'current-profile';

const readLine = (path: string): string => {
  try {
    return readCached(path);
  } catch {
    return '';
  }
};

/**
 * Records the active profile of the user's own configuration for prompts: one line, written whole or
 * not at all, or removed if there is none. Nothing is recorded without a cache folder.
 */
export const recordCurrentProfile = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  profile: string | undefined,
): void => {
  const cache = findCacheFolder(host);
  if (cache === undefined) return;
  const path = join(cache, currentFile);
  const line = profile !== undefined && isPlainWord(profile) ? `${profile}\n` : '';
  if (readLine(path) === line) return;
  try {
    if (line === '') rmSync(path, { force: true });
    else {
      createOwnFolder(cache);
      writeCached(path, line);
    }
  } catch {
    // The prompt shows no profile; the command itself has done its work.
  }
};
