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
 * Whether something may be at a path. Most places are empty, and a look costs a fraction of what an
 * attempt to read does.
 */
const mayExist = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return true;
  }
};

/** Whether something can be seen at a path, be it a link. A folder that is closed to us shows nothing. */
const isSeen = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

/** `cwd` and the folders above it, up to the home folder, whose file is the user's own. */
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

/** Reads files that are found, as `readOwnFile` judges them. */
const loadFound = ({ platform }: Pick<SearchContext, 'platform'>): Load =>
  openExplorer((path) => readOwnFile(path, { platform }));

/** Hints for files that cannot be read. */
const unreadableHint = 'check that it is there, and its owner and mode';

const explainFailure = (path: string, error: unknown): unknown => {
  if (!(error instanceof FileProblem)) return error;
  const isPlain = ['missing', 'folder', 'denied', 'unreadable'].includes(error.kind);
  const problem = isPlain ? new FileProblem(error.kind, 'cannot be read', { cause: error }) : error;
  const hint = problem.kind === 'encoding' ? 'save it as UTF-8' : unreadableHint;
  return createFileFailure(path, problem, { hint, path });
};

/**
 * The file named with --config or IMCO_CONFIG, by its absolute path. It has to be there, and may be
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

/** The file of a project at a path; undefined where there is none that counts. */
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
    // Our own file is there to be mended; that of somebody else keeps no command from working.
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
 * The file of a project that counts in the working folder, whatever is in it. Throws a
 * `ConfigurationFailure` where one cannot be believed.
 */
export const findProjectFile = (context: SearchContext): Promise<LoadedFile | undefined> =>
  loadProjectFile(context, (path, problem) => {
    throw explainFailure(path, problem);
  });

/** The file of a project that is named. Throws a `ConfigurationFailure` as `findProjectFile` does. */
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
 * The files of the user alone, strongest first. Throws a `ConfigurationFailure` on one that is
 * broken, that cannot be read or that somebody else can change.
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

/**
 * The project's file, the user's own and `.imcorc` of the home folder, as far as they are there,
 * strongest first. A project's file that cannot be believed is ignored with a notice. Throws a
 * `ConfigurationFailure` on a broken file, and as `loadUserFiles` does.
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
