import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { CosmiconfigResult } from 'cosmiconfig';
import { Explorer as Cosmiconfig } from 'cosmiconfig/dist/Explorer.js';
import { ConfigurationFailure } from '../failures.ts';
import { repeatablePath } from '../lib/secret-content.ts';
import { readJson } from './read-json.ts';
import type { SettingsFile } from './settings.ts';

/** What is known of the machine and the user. */
export interface Surroundings {
  /** Absolute. */
  readonly cwd: string;
  /** Absolute. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
}

/** A file and what is in it. */
export interface LoadedFile extends SettingsFile {
  readonly content: unknown;
  /** The text that was read. */
  readonly text: string;
}

const rcFiles = ['.imcorc', '.imcorc.json', '.imcorc.yaml', '.imcorc.yml'];
const configFiles = ['config.yaml', 'config.yml', 'config.json'];

/**
 * The folder of the user's own file: `imco` in the XDG configuration folder (relative values are
 * ignored, as its specification 0.8 asks), or in %APPDATA% on Windows.
 */
export const userFolder = ({ home, env, platform }: Omit<Surroundings, 'cwd'>): string => {
  const named = platform === 'win32' ? env.APPDATA : env.XDG_CONFIG_HOME;
  if (named && isAbsolute(named)) return join(named, 'imco');
  return platform === 'win32'
    ? join(home, 'AppData', 'Roaming', 'imco')
    : join(home, '.config', 'imco');
};

/** Where the user's file is when none is there yet. */
export const newUserFile = (surroundings: Omit<Surroundings, 'cwd'>): string =>
  join(userFolder(surroundings), 'config.yaml');

const realOf = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
};

/**
 * Whether something may be at a path. Most places are empty, and a look costs a fraction of what an
 * attempt to read does.
 */
const isPerhapsThere = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
};

/** `cwd` and the folders above it, up to the home folder, whose file is the user's own. */
const projectFolders = ({ cwd, home }: Surroundings): readonly string[] => {
  // The working folder is a real path, and the home folder may be reached through a link.
  const realHome = realOf(home);
  const folders: string[] = [];
  for (let folder = cwd; folder !== home && folder !== realHome; folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) break;
  }
  return folders;
};

/** cosmiconfig follows this member to other files; imco does not, so that a file is one file. */
const withoutImport =
  (read: (file: string, content: string) => unknown, texts: Map<string, string>) =>
  async (file: string, content: string): Promise<unknown> => {
    // What is kept is what was parsed: a second look may find something else.
    texts.set(file, content);
    const value = await read(file, content);
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '$import')) {
      throw new ConfigurationFailure(`${file}: $import is not a setting`, {
        code: 'unknown_setting',
        hint: 'write the settings into this file',
      });
    }
    return value;
  };

const readYamlText = async (file: string, content: string): Promise<unknown> => {
  const { readYaml } = await import('./syntax.ts');
  return readYaml(file, content);
};

/**
 * cosmiconfig without its front door. The function `cosmiconfig()` first looks for settings of its
 * own in the working folder and runs `.config/config.js` and the like there, and it adds loaders
 * that run code to those it is given. The class behind it does neither.
 */
const openExplorer = () => {
  const texts = new Map<string, string>();
  const explorer = new Cosmiconfig({
    moduleName: 'imco',
    searchPlaces: rcFiles,
    searchStrategy: 'none',
    loaders: {
      '.json': withoutImport(readJson, texts),
      noExt: withoutImport(readYamlText, texts),
      default: withoutImport(readYamlText, texts),
    },
    transform: (result) => result,
    cache: false,
    ignoreEmptySearchPlaces: true,
    metaConfigFilePath: null,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    applyPackagePropertyPathToConfiguration: false,
  });
  return {
    search: (folder: string) => explorer.search(folder),
    load: (path: string) => explorer.load(path),
    textOf: (path: string): string => texts.get(path) ?? '',
  };
};

type Explorer = ReturnType<typeof openExplorer>;

/** A folder or nothing at all is no file; anything else that cannot be read is worth a word. */
const isAbsence = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code));

const unreadable = (path: string, cause: unknown): ConfigurationFailure =>
  new ConfigurationFailure(`${repeatablePath(path, 'the file named there')} cannot be read`, {
    code: 'unreadable_file',
    hint: 'check that it is there, and its owner and mode',
    cause,
  });

const loadFile = async (
  explorer: Explorer,
  path: string,
): Promise<CosmiconfigResult | 'absent'> => {
  try {
    return await explorer.load(path);
  } catch (error) {
    if (error instanceof ConfigurationFailure) throw error;
    if (isAbsence(error)) return 'absent';
    throw unreadable(path, error);
  }
};

/** The file named with --config or IMCO_CONFIG, by its absolute path. It has to be there. */
export const loadNamedFile = async (path: string): Promise<LoadedFile> => {
  const explorer = openExplorer();
  const result = await loadFile(explorer, path);
  if (result === 'absent') throw unreadable(path, undefined);
  return { path, kind: 'file', content: result?.config ?? {}, text: explorer.textOf(path) };
};

const loadProjectFile = async (
  explorer: Explorer,
  surroundings: Surroundings,
): Promise<LoadedFile | undefined> => {
  for (const folder of projectFolders(surroundings)) {
    if (!rcFiles.some((name) => isPerhapsThere(join(folder, name)))) continue;
    const found = await explorer.search(folder);
    if (found) {
      const { filepath: path, config: content } = found;
      return { path, kind: 'project', content, text: explorer.textOf(path) };
    }
  }
  return undefined;
};

const loadUserFile = async (
  explorer: Explorer,
  folder: string,
  names: readonly string[],
): Promise<LoadedFile | undefined> => {
  for (const name of names) {
    const path = join(folder, name);
    if (!isPerhapsThere(path)) continue;
    const result = await loadFile(explorer, path);
    if (result !== 'absent' && result && !result.isEmpty) {
      return { path, kind: 'user', content: result.config, text: explorer.textOf(path) };
    }
  }
  return undefined;
};

/** The file of a project that counts in the working folder, whatever is in it. */
export const findProjectFile = async (
  surroundings: Surroundings,
): Promise<LoadedFile | undefined> => loadProjectFile(openExplorer(), surroundings);

const loadOwn = async (
  explorer: Explorer,
  surroundings: Omit<Surroundings, 'cwd'>,
): Promise<readonly LoadedFile[]> => {
  const files = await Promise.all([
    loadUserFile(explorer, userFolder(surroundings), configFiles),
    loadUserFile(explorer, surroundings.home, rcFiles),
  ]);
  return files.filter((file) => file !== undefined);
};

/** The files of the user alone, strongest first. Throws as `loadFoundFiles` does. */
export const loadUserFiles = async (
  surroundings: Omit<Surroundings, 'cwd'>,
): Promise<readonly LoadedFile[]> => loadOwn(openExplorer(), surroundings);

/**
 * The project's file, the user's own and `.imcorc` of the home folder, as far as they are there,
 * strongest first. Throws a `ConfigurationFailure` on a broken file, and on a file of the user
 * that cannot be read.
 */
export const loadFoundFiles = async (
  surroundings: Surroundings,
): Promise<readonly LoadedFile[]> => {
  const explorer = openExplorer();
  const [project, own] = await Promise.all([
    loadProjectFile(explorer, surroundings),
    loadOwn(explorer, surroundings),
  ]);
  return project ? [project, ...own] : own;
};
