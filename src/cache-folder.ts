import { isAbsolute, join } from 'node:path';

/**
 * The folder for what imco can make anew at any time: `imco` in the XDG cache folder (relative
 * values are ignored, as its specification 0.8 asks). `home` is absolute.
 */
export const cacheFolder = (
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string => {
  const named = env.XDG_CACHE_HOME;
  return named && isAbsolute(named) ? join(named, 'imco') : join(home, '.cache', 'imco');
};
