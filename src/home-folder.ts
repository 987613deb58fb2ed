import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/** Stands for the home of who has none: nothing is there, and nobody can put anything there. */
const noHome = '/dev/null';

type Env = Record<string, string | undefined>;

/** The home the system knows of; undefined for users it has no entry for, as containers have. */
const systemHome = (): string | undefined => {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
};

/**
 * The home folder, absolute. `HOME` may be empty or relative, and would then lead to settings in
 * the working folder, which are somebody else's. Where there is none, `HOME` is set to what stands
 * for it: libraries that ask for the home folder as they are loaded would end the program.
 */
export const homeFolder = (env: Env, platform: string): string => {
  const named = platform === 'win32' ? env.USERPROFILE : env.HOME;
  if (named && isAbsolute(named)) return named;
  const own = systemHome();
  if (own !== undefined && isAbsolute(own)) return own;
  env.HOME ??= noHome;
  return noHome;
};
