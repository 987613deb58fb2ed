/**
 * Files that imco finds by itself, and what they decide: settings, trust, credentials that settings
 * name, state, caches. They are believed only where nobody else can have written them.
 */
import { constants, fstatSync, lstatSync, readlinkSync, type Stats } from 'node:fs';
import { dirname, join, parse, sep } from 'node:path';
import { explainFileProblem, FileProblem } from './file-problem.ts';
import {
  explainFilePermissions,
  explainFolderPermissions,
  explainLinkPermissions,
  isPermissionChecked,
  type PermissionCheck,
} from './permissions.ts';
import { maxSettingsBytes, openForReading, readWholeFile, withOpenFile } from './read-bytes.ts';

/** As many links as Linux itself follows. */
const mostLinks = 40;

/** What a path leads to, whatever links are on the way. */
interface Destination {
  /** Without links. */
  readonly path: string;
  readonly stats: Stats;
  /** What is wrong with a folder or a link on the way. */
  readonly problem: FileProblem | undefined;
}

const readLinkStatus = (path: string): Stats => {
  try {
    return lstatSync(path);
  } catch (error) {
    throw explainFileProblem(error);
  }
};

/**
 * Follows a path link by link, as the system does, and judges every folder and link on the way.
 * Throws a `FileProblem` where it leads nowhere.
 */
const followPath = (start: string, judgeFile: PermissionCheck): Destination => {
  const { root } = parse(start);
  let path = root;
  let stats = readLinkStatus(root);
  let links = 0;
  let problem: FileProblem | undefined;
  const names = start.slice(root.length).split(sep);
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    if (name === '' || name === '.') continue;
    if (!stats.isDirectory()) {
      throw new FileProblem('not-a-folder', `does not exist: ${path} is not a folder`);
    }
    problem ??= explainFolderPermissions({ path, stats }, judgeFile);
    const next = name === '..' ? dirname(path) : join(path, name);
    const found = readLinkStatus(next);
    if (!found.isSymbolicLink()) {
      path = next;
      stats = found;
      continue;
    }
    problem ??= explainLinkPermissions({ path: next, stats: found }, judgeFile);
    if (++links > mostLinks) {
      throw new FileProblem('unreadable', 'cannot be read: symbolic link loop');
    }
    const target = readlinkSync(next);
    const base = parse(target).root;
    if (base !== '') {
      path = base;
      stats = readLinkStatus(base);
    }
    names.unshift(...target.slice(base.length).split(sep));
  }
  return { path, stats, problem };
};

/** Throws a `FileProblem` unless a folder and all above it are ours or root's, and nobody else's to change. */
export const checkOwnFolder = (path: string, judgeFile: PermissionCheck = {}): void => {
  if (!isPermissionChecked(judgeFile)) return;
  const found = followPath(path, judgeFile);
  if (!found.stats.isDirectory()) throw new FileProblem('not-a-folder', 'is not a folder');
  const problem = found.problem ?? explainFilePermissions(found, judgeFile);
  if (problem) throw problem;
};

/** Throws a `FileProblem` about a file if its folder is not ours or root's alone to change. */
const checkFolderOf = (path: string, judgeFile: PermissionCheck): void => {
  const folder = dirname(path);
  try {
    checkOwnFolder(folder, judgeFile);
  } catch (error) {
    const { kind, message, fix } = explainFileProblem(error);
    throw new FileProblem(kind, `is in ${folder}, which ${message}`, { fix, cause: error });
  }
};

/**
 * Throws a `FileProblem` unless a path leads to a program that nobody else can replace: a regular
 * file that belongs to the user or root, as do its folder, all folders above and all links to it,
 * none of them for others to change. Unlike that of a file that is only read, its folder must not
 * be a shared one, sticky or not.
 */
export const checkOwnProgram = (path: string, judgeFile: PermissionCheck = {}): void => {
  try {
    const found = followPath(path, judgeFile);
    requireRegular(found.stats);
    checkFolderOf(path, judgeFile);
    if (found.path !== path) checkFolderOf(found.path, judgeFile);
    const problem = found.problem ?? explainFilePermissions(found, judgeFile);
    if (problem) throw problem;
  } catch (error) {
    throw explainFileProblem(error);
  }
};

const requireRegular = (stats: Stats): void => {
  if (stats.isFile()) return;
  throw stats.isDirectory()
    ? new FileProblem('folder', 'is a folder')
    : new FileProblem('not-regular', 'is not a regular file');
};

/** What was read. */
export interface ReadFile {
  readonly bytes: Buffer;
  /** Of the very file that was read. */
  readonly stats: Stats;
}

/** How a file is read. */
export type ReadOptions = PermissionCheck & {
  /** Most bytes it may hold; 256 KB by default. */
  readonly limit?: number;
};

/** Reads what is open, as far as it may be believed: nobody can exchange it any more. */
const readOpened = (path: string, descriptor: number, options: ReadOptions): ReadFile => {
  const stats = fstatSync(descriptor);
  requireRegular(stats);
  const problem = explainFilePermissions({ path, stats }, options);
  if (problem) throw problem;
  return { stats, bytes: readWholeFile(descriptor, options.limit ?? maxSettingsBytes) };
};

/**
 * Reads a file that imco finds by itself. It must be a regular file of limited size that belongs to
 * the user or root and that nobody else can change; so must its parent folders. Links that belong
 * to the user or root are followed. Throws a `FileProblem` otherwise. Reading never blocks.
 */
export const readOwnFile = (path: string, options: ReadOptions = {}): ReadFile => {
  try {
    if (!isPermissionChecked(options)) {
      return withOpenFile(openForReading(path), (opened) => readOpened(path, opened, options));
    }
    const found = followPath(path, options);
    // A device is not even opened, as that may do something.
    requireRegular(found.stats);
    if (found.problem) throw found.problem;
    const opened = openForReading(found.path, constants.O_NOFOLLOW);
    return withOpenFile(opened, (descriptor) => readOpened(found.path, descriptor, options));
  } catch (error) {
    throw explainFileProblem(error);
  }
};
