import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../failures/error-causes.ts';
import { FileProblem } from './file-problem.ts';
import { checkOwnFolder, readOwnFile } from './own-file.ts';
import { nameTemporary } from './whole-file.ts';

/**
 * Where imco keeps what it can do without: `imco` in the XDG cache folder (relative values are
 * ignored, as its specification 0.8 asks), in %LOCALAPPDATA% on Windows; undefined where there is no
 * home folder it could be in. The completion scripts look in the same place.
 */
export const findCacheFolder = ({
  env,
  home,
  platform,
}: Pick<Host, 'env' | 'home' | 'platform'>): string | undefined => {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = env;
  if (named && isAbsolute(named)) return join(named, 'imco');
  if (platform === 'win32' && local && isAbsolute(local)) return join(local, 'imco');
  return home === undefined ? undefined : join(home, '.cache', 'imco');
};

/** Creates one folder, readable by its owner only, unless it already exists. */
const makeFolder = (path: string): void => {
  // Looking costs less than being refused.
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  try {
    mkdirSync(path, 0o700);
  } catch (error) {
    if (readErrorCode(error) !== 'EEXIST') throw error;
  }
};

/** Throws a `FileProblem` unless a folder is a real one and, with all above it, for nobody else to change. */
const checkOwn = (path: string): void => {
  if (!lstatSync(path).isDirectory()) {
    throw new FileProblem('not-regular', `cannot be used: ${path} is not a folder of imco`);
  }
  checkOwnFolder(path);
};

/**
 * Makes the folder `names` lead to below the cache folder. A home folder that does not exist is not
 * made: only what is missing below it is. Throws where something there is not our own.
 */
export const createOwnFolder = (cache: string, ...names: readonly string[]): string => {
  makeFolder(dirname(cache));
  let path = cache;
  makeFolder(path);
  checkOwn(path);
  for (const name of names) {
    path = join(path, name);
    makeFolder(path);
    checkOwn(path);
  }
  return path;
};

/** Most that a file of names may hold, in bytes: 5000 of the longest. */
const longestCached = 8 * 1024 * 1024;

/** Reads a cached file. Throws where somebody else may have written it. */
export const readCached = (path: string): string =>
  readOwnFile(path, { limit: longestCached }).bytes.toString('utf8');

/**
 * Writes a file that can be done without: whole or not at all, readable by its owner only. A link
 * in its place is replaced, never followed. Unlike `writeFileWhole` it does not wait for the disk,
 * which would make every command slower: a cache that a loss of power takes is written again.
 */
export const writeCached = (path: string, content: string | Buffer): void => {
  const temporary = nameTemporary(path);
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(file, content);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};
