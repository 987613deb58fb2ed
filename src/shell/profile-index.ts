import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createOwnFolder, readCached, writeCached } from '../lib/files/cache-folder.ts';
import type { CacheOwner } from './cache-owner.ts';

/** Limit of recorded locations; the oldest are dropped. */
const mostPlaces = 100;

/** The file in which completion scripts find the folder of names to offer. */
const findIndexFile = (cache: string): string => join(cache, 'profile');

const readIndexLines = (cache: string): readonly string[] => {
  try {
    return readCached(findIndexFile(cache))
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
};

const writeIndex = (cache: string, lines: readonly string[]): void => {
  createOwnFolder(cache);
  writeCached(findIndexFile(cache), lines.map((line) => `${line}\n`).join(''));
};

/** The location, the folder of names and the requested profile of one line. */
const splitLine = (line: string): readonly [place: string, folder: string, requested: string] => {
  const [place = '', folder = '', requested = ''] = line.split('\t');
  return [place, folder, requested];
};

/**
 * Records where a profile is active: a line `place TAB folder TAB requested`. Outdated lines are
 * removed: other lines of this location, deleted files, and projects that no longer choose a profile
 * for the working folder.
 */
export const recordCacheFolder = (
  cache: string,
  cwd: string | undefined,
  { folder, place, requested }: CacheOwner,
): void => {
  const line = [place, folder, requested].join('\t');
  const known = readIndexLines(cache);
  const isRight = (other: string): boolean => {
    const [where, , wanted] = splitLine(other);
    if (where === place && wanted === requested) return other === line;
    const isBetween = where.endsWith('/') && where.startsWith(place) && requested === '';
    if (place.endsWith('/') && isBetween && `${cwd ?? ''}/`.startsWith(where)) return false;
    return existsSync(where);
  };
  const right = known.filter(isRight);
  if (right.length === known.length && right.includes(line)) return;
  writeIndex(cache, [line, ...right.filter((other) => other !== line)].slice(0, mostPlaces));
};

/** Removes folders of names from the index. */
export const removeCacheFolders = (cache: string, isCleared: (folder: string) => boolean): void => {
  const known = readIndexLines(cache);
  const left = known.filter((line) => !isCleared(splitLine(line)[1]));
  if (left.length < known.length) writeIndex(cache, left);
};
