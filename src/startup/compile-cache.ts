/**
 * Node's own cache of compiled code (22.1 and newer). Node runs what it finds there, so nobody else
 * may be able to write to it: the folder is fixed, below the home folder of the user database (no
 * environment variable changes it), and only we can write to each folder on the way. It is off if
 * CI is set, because workspaces of CI may come with folders. Node's own variable that turns
 * the cache off keeps the folder from being created as well.
 */
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { getBuiltinModule, geteuid } from 'node:process';

/** Path below the home folder by platform; the last two are imco's own folders. */
const folders: Readonly<Record<string, readonly string[]>> = {
  darwin: ['Library', 'Caches', 'imco', 'compiled'],
  win32: ['AppData', 'Local', 'imco', 'compiled'],
};
const usualFolders = ['.cache', 'imco', 'compiled'];

/** Whether a path is a folder (not a link) of this user that nobody else can write to. */
const isOursAlone = (path: string): boolean => {
  const stats = lstatSync(path);
  const uid = geteuid?.();
  return (
    stats.isDirectory() && (uid === undefined || (stats.uid === uid && (stats.mode & 0o022) === 0))
  );
};

/**
 * The folder for compiled code below `home`, created if missing; undefined if it is not safe or
 * cannot be created.
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

/**
 * Makes Node cache the compiled code of everything loaded from here on, if that is possible and
 * safe.
 */
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
    // The user is not in the user database: start without the cache.
  }
};
