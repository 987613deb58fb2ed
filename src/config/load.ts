import {
  createDefaultLayer,
  createEnvironmentLayer,
  createFileLayer,
  createFlagLayer,
  type LoadOptions,
  splitSection,
} from './files/layers.ts';
import { readPath, readValue } from './files/read-value.ts';
import { isUserPlace, loadFoundFiles, loadNamedFile } from './files/search-places.ts';
import { type CheckedFile, checkFile } from './files/sections.ts';
import type { LoadedFile } from './files/settings-explorer.ts';
import { findNewUserFile, findUserFolder, type SearchContext } from './files/user-folder.ts';
import { checkProfile, resolveListSettings, resolveSettings, selectProfile } from './resolve.ts';
import { readConfigOrigin, type Settings } from './settings.ts';

/** A project's file with whether the user trusts the content that was read. */
const addTrust = async (
  file: LoadedFile,
  notice: (line: string) => void,
  context: SearchContext,
): Promise<CheckedFile> => {
  const { readTrust } = await import('./trust/trust.ts');
  const checked = checkFile(file);
  const { home, platform } = context;
  const folder = findUserFolder(context);
  return {
    ...checked,
    ...(await readTrust(checked, file.text, { folder, home, platform, notice })),
  };
};

/** The settings files that were read, with the notices about them, a line each. */
export interface ReadFiles {
  readonly files: readonly CheckedFile[];
  readonly notices: readonly string[];
}

const createSearchContext = ({ cwd, home, env, platform, signal }: FileOptions): SearchContext => ({
  cwd,
  home,
  env,
  platform,
  signal,
});

/** Reports aliases of files other than the user's own: such a file may come from anybody. */
const reportIgnoredAliases = (
  { path, kind, aliases }: CheckedFile,
  context: SearchContext,
  notice: (line: string) => void,
): void => {
  if (aliases.length === 0 || kind === 'user' || isUserPlace(path, context)) return;
  notice(`${path}: aliases ignored: only aliases in your own settings file are used`);
};

/** What decides which files are read. */
type FileOptions = Omit<LoadOptions, 'flags' | 'notice'>;

/** The path of the file named with --config or IMCO_CONFIG. */
const resolveNamedFile = (named: string, { config, cwd, home }: FileOptions): string =>
  readPath('config', named, readConfigOrigin(config), { base: cwd, home });

/** Reads the settings files. Throws a `ConfigurationFailure` on an invalid one. */
export const readFiles = async (options: FileOptions): Promise<ReadFiles> => {
  const notices: string[] = [];
  const notice = (line: string): void => void notices.push(line);
  const context = createSearchContext(options);
  const named = options.config || options.env.IMCO_CONFIG;
  const files = named
    ? [await loadNamedFile(resolveNamedFile(named, options), options.signal)]
    : await loadFoundFiles(context, notice);
  const checked = files.map(async (file) =>
    file.kind === 'project' ? addTrust(file, notice, context) : checkFile(file),
  );
  const found = await Promise.all(checked);
  for (const file of found) reportIgnoredAliases(file, context, notice);
  return { files: found, notices };
};

/**
 * Resolves every setting: flags, then `IMCO_*`, then the project's file, then the user's, then
 * defaults. A file named with --config or IMCO_CONFIG replaces both files. `read` are the files if
 * they have been read already: a pipe cannot be read twice. Throws a `ConfigurationFailure` on
 * invalid files, variables and profiles, and a `UsageFailure` on invalid flags.
 */
export const loadSettings = async (options: LoadOptions, read?: ReadFiles): Promise<Settings> => {
  const { cwd, home } = options;
  const context = createSearchContext(options);
  const { files, notices } = await (read ?? readFiles(options));
  for (const line of notices) options.notice(line);
  const userFile = files.find(({ kind }) => kind === 'user')?.path ?? findNewUserFile(context);
  const given = [createFlagLayer(options), createEnvironmentLayer(options)];
  const profiles = [...new Set(files.flatMap((file) => [...file.profiles.keys()]))];

  const chosen = selectProfile(given, files);
  const profile = chosen && {
    value: String(readValue('profile', chosen.value, chosen.origin, { base: cwd, home })),
    origin: chosen.origin,
  };
  if (profile) checkProfile(profile, profiles);

  const layers = [
    ...given,
    ...files.map((file) => createFileLayer(file, profile?.value, options)),
    createDefaultLayer(options),
  ];
  const aliases = files.filter(({ kind }) => kind === 'user').flatMap((file) => file.aliases);
  return {
    values: resolveSettings(layers, profile, options),
    lists: resolveListSettings(layers),
    ...(aliases.length > 0 && { aliases }),
    files: files.map((file) => {
      const { path, kind, trust, changed } = file;
      const { ignored } = splitSection(file, profile?.value);
      return {
        path,
        kind,
        ...(trust && { trust }),
        ...(changed !== undefined && { changed }),
        ...(ignored.length > 0 && { ignored }),
      };
    }),
    profiles,
    userFile,
  };
};
