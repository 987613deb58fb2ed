import { isAbsolute, join } from 'node:path';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';

/** What is known of the machine and the user. */
export interface SearchContext {
  /** Working folder, absolute; undefined if it was deleted. */
  readonly cwd: string | undefined;
  /** Home folder, absolute; undefined if there is none. */
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** Aborts the reading of a file that blocks. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The folder of the user's own file: `imco` in the XDG configuration folder (relative values are
 * ignored, as required by its specification 0.8), or in %APPDATA% on Windows; undefined if there is
 * no home folder.
 */
export const findUserFolder = ({
  home,
  env,
  platform,
}: Omit<SearchContext, 'cwd'>): string | undefined => {
  const named = platform === 'win32' ? env.APPDATA : env.XDG_CONFIG_HOME;
  if (named && isAbsolute(named)) return join(named, 'imco');
  if (home === undefined) return undefined;
  return platform === 'win32'
    ? join(home, 'AppData', 'Roaming', 'imco')
    : join(home, '.config', 'imco');
};

/** Like `findUserFolder`; throws a `ConfigurationFailure` if there is none. */
export const requireUserFolder = (context: Omit<SearchContext, 'cwd'>): string =>
  findUserFolder(context) ?? requireHomeFolder(undefined);

/** The name for a new user file. */
const newFileName = 'config.yaml';

/**
 * The path for a new user file. Throws a `ConfigurationFailure` if there is no folder for it.
 */
export const requireNewUserFile = (context: Omit<SearchContext, 'cwd'>): string =>
  join(requireUserFolder(context), newFileName);

/** The path for a new user file; undefined if there is no folder for it. */
export const findNewUserFile = (context: Omit<SearchContext, 'cwd'>): string | undefined => {
  const folder = findUserFolder(context);
  return folder === undefined ? undefined : join(folder, newFileName);
};
