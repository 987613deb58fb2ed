import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFileFailure, formatIgnoredLine } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { readOwnFile } from '../../lib/files/own-file.ts';
import { type LoadedFile, openExplorer, rcFiles } from './settings-explorer.ts';
import { findUserFolder, type SearchContext } from './user-folder.ts';

const configFiles = ['config.yaml', 'config.yml', 'config.json'];
const resolveReal = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
};

/**
 * Whether something may exist at a path. Most places are empty, and this check is much cheaper than
 * a failed read.
 */
const mayExist = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
};

/** Whether something exists at a path, even a broken link; false in a folder without access. */
const isSeen = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

/**
 * `cwd` and its parent folders, up to but without the home folder, whose file is the user's own.
 */
const listProjectFolders = ({ cwd, home }: SearchContext): readonly string[] => {
  if (cwd === undefined) return [];
  // The working folder is a real path, and the home folder may be reached through a link.
  const ends = home === undefined ? [] : [home, resolveReal(home)];
  const folders: string[] = [];
  for (let folder = cwd; !ends.includes(folder); folder = dirname(folder)) {
    folders.push(folder);
    if (dirname(folder) === folder) break;
  }
  return folders;
};

type Load = ReturnType<typeof openExplorer>;

/** Reads found files with the safety checks of `readOwnFile`. */
const loadFound = ({ platform }: Pick<SearchContext, 'platform'>): Load =>
  openExplorer((path) => readOwnFile(path, { platform }));

/** Hints for files that cannot be read. */
const unreadableHint = 'check that the file exists, and check its owner and mode';

const explainFailure = (path: string, error: unknown): unknown => {
  if (!(error instanceof FileProblem)) return error;
  const isPlain = ['missing', 'folder', 'denied', 'unreadable'].includes(error.kind);
  const problem = isPlain ? new FileProblem(error.kind, 'cannot be read', { cause: error }) : error;
  const hint = problem.kind === 'encoding' ? 'save the file as UTF-8' : unreadableHint;
  return createFileFailure(path, problem, { hint, path });
};

/**
 * Loads the file named with --config or IMCO_CONFIG, by its absolute path. It must exist and may be
 * a pipe.
 */
export const loadNamedFile = async (path: string, signal?: AbortSignal): Promise<LoadedFile> => {
  const load = openExplorer((named) => readNamedFile(named, { signal }));
  try {
    const file = await load(path, 'file');
    return { ...file, content: file.content ?? {} };
  } catch (error) {
    throw explainFailure(path, error);
  }
};

/** Loads the project file at a path; undefined if there is none that can be used. */
const loadProjectFileAt = async (
  load: Load,
  path: string,
  ignored: (path: string, problem: FileProblem) => void,
): Promise<LoadedFile | undefined> => {
  try {
    const file = await load(path, 'project');
    return file.content === undefined ? undefined : file;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    // The user can fix the encoding of a file; a file that somebody else owns is only ignored.
    if (error.kind === 'encoding') throw explainFailure(path, error);
    if (!isMissingFile(error)) ignored(path, error);
    return undefined;
  }
};

const loadProjectFile = async (
  context: SearchContext,
  ignored: (path: string, problem: FileProblem) => void,
): Promise<LoadedFile | undefined> => {
  const load = loadFound(context);
  for (const folder of listProjectFolders(context)) {
    for (const name of rcFiles) {
      const path = join(folder, name);
      if (!isSeen(path)) continue;
      const file = await loadProjectFileAt(load, path, ignored);
      if (file) return file;
    }
  }
  return undefined;
};

const loadUserFile = async (
  load: Load,
  folder: string | undefined,
  names: readonly string[],
): Promise<LoadedFile | undefined> => {
  if (folder === undefined) return undefined;
  for (const name of names) {
    const path = join(folder, name);
    if (!mayExist(path)) continue;
    try {
      const file = await load(path, 'user');
      if (file.content !== undefined) return file;
    } catch (error) {
      if (!isMissingFile(error)) throw explainFailure(path, error);
    }
  }
  return undefined;
};

/**
 * The project file for the working folder, whatever its content. Throws a `ConfigurationFailure` if
 * one is not safe.
 */
export const findProjectFile = (context: SearchContext): Promise<LoadedFile | undefined> =>
  loadProjectFile(context, (path, problem) => {
    throw explainFailure(path, problem);
  });

/** Loads a named project file. Throws a `ConfigurationFailure` as `findProjectFile` does. */
export const loadProjectFileNamed = async (
  path: string,
  context: Pick<SearchContext, 'platform'>,
): Promise<LoadedFile> => {
  try {
    const file = await loadFound(context)(path, 'project');
    return { ...file, content: file.content ?? {} };
  } catch (error) {
    throw explainFailure(path, error);
  }
};

/**
 * The user's own files, strongest first. Throws a `ConfigurationFailure` if one is broken, cannot
 * be read or can be changed by others.
 */
export const loadUserFiles = async (
  context: Omit<SearchContext, 'cwd'>,
): Promise<readonly LoadedFile[]> => {
  const load = loadFound(context);
  const files = await Promise.all([
    loadUserFile(load, findUserFolder(context), configFiles),
    loadUserFile(load, context.home, rcFiles),
  ]);
  return files.filter((file) => file !== undefined);
};

/** The places of the user's own files, whether one is there or not. */
const listUserPlaces = (context: Omit<SearchContext, 'cwd'>): readonly string[] => {
  const folder = findUserFolder(context);
  const { home } = context;
  return [
    ...(folder === undefined ? [] : configFiles.map((name) => join(folder, name))),
    ...(home === undefined ? [] : rcFiles.map((name) => join(home, name))),
  ];
};

/** Whether a path is one of those at which the user's own files are found. */
export const isUserPlace = (path: string, context: Omit<SearchContext, 'cwd'>): boolean =>
  listUserPlaces(context).includes(path);

/**
 * Whether one of the user's own files may contain a word. It does not parse them, so it is much
 * cheaper than loading them; a file that cannot be read may contain anything.
 */
export const mayContainWord = (context: Omit<SearchContext, 'cwd'>, word: string): boolean =>
  listUserPlaces(context).some((path) => {
    if (!mayExist(path)) return false;
    try {
      return readOwnFile(path, { platform: context.platform }).bytes.includes(word);
    } catch (error) {
      return !isMissingFile(error);
    }
  });

/**
 * The existing settings files, strongest first: the project's, the user's and `.imcorc` of the home
 * folder. A project file that is not safe is ignored with a notice. Throws a `ConfigurationFailure`
 * on a broken file, and as `loadUserFiles` does.
 */
export const loadFoundFiles = async (
  context: SearchContext,
  notice: (line: string) => void,
): Promise<readonly LoadedFile[]> => {
  const [project, own] = await Promise.all([
    loadProjectFile(context, (path, problem) => notice(formatIgnoredLine(path, problem))),
    loadUserFiles(context),
  ]);
  return project ? [project, ...own] : own;
};
