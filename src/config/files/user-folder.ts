import { isAbsolute, join } from 'node:path';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';

/** What is known of the machine and the user. */
export interface SearchContext {
  /** Absolute; undefined where it was deleted. */
  readonly cwd: string | undefined;
  /** Absolute; undefined where there is none. */
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** Ends the reading of what does not come. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The folder of the user's own file: `imco` in the XDG configuration folder (relative values are
 * ignored, as its specification 0.8 asks), or in %APPDATA% on Windows; undefined where there is no
 * home folder it could be in.
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

/** The same for what cannot do without. Throws a `ConfigurationFailure` where there is none. */
export const requireUserFolder = (context: Omit<SearchContext, 'cwd'>): string =>
  findUserFolder(context) ?? requireHomeFolder(undefined);

/** The name of the user's file when none is there yet. */
const newFileName = 'config.yaml';

/**
 * Where the user's file is when none is there yet. Throws a `ConfigurationFailure` where there is no
 * folder for it.
 */
export const requireNewUserFile = (context: Omit<SearchContext, 'cwd'>): string =>
  join(requireUserFolder(context), newFileName);

/** The same where there may be no folder for it. */
export const findNewUserFile = (context: Omit<SearchContext, 'cwd'>): string | undefined => {
  const folder = findUserFolder(context);
  return folder === undefined ? undefined : join(folder, newFileName);
};
