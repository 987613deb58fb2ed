/**
 * Node's own cache of compiled code (22.1 and newer). Code is run as it is found there, so nobody
 * else may be able to put any: the folder is a fixed one below the home that the user database
 * names, not one that a variable of the environment leads to, and every folder on the way is ours
 * alone. Where CI is set there is none: workspaces bring folders along. Node's own variable that turns
 * the cache off keeps the folder from being created as well.
 */
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getBuiltinModule, geteuid } from 'node:process';

/** Folders below the home, the last two of imco's own. */
const folders: Readonly<Record<string, readonly string[]>> = {
  darwin: ['Library', 'Caches', 'imco', 'compiled'],
  win32: ['AppData', 'Local', 'imco', 'compiled'],
};
const usualFolders = ['.cache', 'imco', 'compiled'];

/** Whether a path is a folder of ours, no link to one, that nobody else can write into. */
const isOursAlone = (path: string): boolean => {
  const stats = lstatSync(path);
  const uid = geteuid?.();
  return (
    stats.isDirectory() && (uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0))
  );
};

/**
 * The folder for compiled code below `home`, made where it is missing; undefined where it is not
 * safe, or cannot be made.
 */
export const prepareCompileCacheFolder = (home: string, platform: string): string | undefined => {
  try {
    let path = home;
    if (!isOursAlone(path)) return undefined;
    for (const name of folders[platform] ?? usualFolders) {
      path = join(path, name);
      if (!lstatSync(path, { throwIfNoEntry: false })) mkdirSync(path, 0o700);
      if (!isOursAlone(path)) return undefined;
    }
    return path;
  } catch {
    return undefined;
  }
};

/** Lets Node keep what it compiles of what is loaded from here on, where it can and may. */
export const enableCompileCache = (
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): void => {
  // The types are those of Node 20, which does not have this function.
  const { enableCompileCache: enable } = getBuiltinModule('node:module') as {
    enableCompileCache?: (folder: string) => unknown;
  };
  if (!enable || env.CI || env.NODE_DISABLE_COMPILE_CACHE) return;
  try {
    const folder = prepareCompileCacheFolder(
      getBuiltinModule('node:os').userInfo().homedir,
      platform,
    );
    if (folder !== undefined) enable(folder);
  } catch {
    // Nobody in the user database: imco starts as it does without.
  }
};
