import { userInfo } from 'node:os';
import { isAbsolute } from 'node:path';
import { ConfigurationFailure } from '../failures/failures.ts';

/** What systems name as the home of users who have none. */
const noHome = '/dev/null';

type Env = Record<string, string | undefined>;

/** The home the system knows of; undefined for users it has no entry for, as containers have. */
const readSystemHome = (): string | undefined => {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
};

/**
 * The absolute path of the home folder, if any. An empty or relative `HOME` does not count: it would
 * lead to settings in the working folder, which may belong to somebody else. Without a home folder
 * `HOME` is set to the path that systems use instead, because some libraries ask for the home folder
 * when they are loaded and would end the program.
 */
export const findHomeFolder = (env: Env, platform: string): string | undefined => {
  const named = platform === 'win32' ? env.USERPROFILE : env.HOME;
  const home = named && isAbsolute(named) ? named : readSystemHome();
  if (home !== undefined && isAbsolute(home) && home !== noHome) return home;
  env.HOME ??= noHome;
  return undefined;
};

/** The home folder. Throws a `ConfigurationFailure` if there is none. */
export const requireHomeFolder = (
  home: string | undefined,
  variable = 'XDG_CONFIG_HOME',
): string => {
  if (home !== undefined) return home;
  throw new ConfigurationFailure(`home folder not found: set HOME or ${variable}`, {
    code: 'no_home',
    hint: 'use the absolute path of a folder that you own',
  });
};
