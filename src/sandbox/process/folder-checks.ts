/** Whether the folder is the sandbox's own, and nobody else's to change. */
import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findBlockingFile } from '../../lib/files/blocked-path.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { checkOwnFolder, readOwnFile } from '../../lib/files/own-file.ts';
import { explainFilePermissions, explainLinkPermissions } from '../../lib/files/permissions.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import { ownFolders, type SandboxFolder } from './folder.ts';

/** What is in the folder; undefined when there is none. */
const readFolderNames = async (folder: SandboxFolder): Promise<readonly string[] | undefined> => {
  try {
    return await readdir(folder.path);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const createNotAFolder = (inPlace: string): FileProblem =>
  new FileProblem('not-a-folder', `cannot be used: ${inPlace} is not a folder`);

const explainUnsafeFile = (path: string, error: unknown): unknown =>
  error instanceof FileProblem
    ? createFileFailure(path, error, { hint: 'choose another folder with --dir' })
    : error;

/** Throws a `FileProblem` where somebody else may have written a file, or put a link in its place. */
const checkFileOwner = (path: string): void => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  const found = { path, stats };
  const problem = stats.isSymbolicLink()
    ? explainLinkPermissions(found, {})
    : explainFilePermissions(found, {});
  if (problem) throw problem;
};

/**
 * Throws a `ConfigurationFailure` that says how to mend it where somebody else could change what is
 * in the folder: whoever believes its settings would believe them.
 */
export const refuseUnsafe = (folder: SandboxFolder): void => {
  const { path, ...files } = folder;
  const inPlace = findBlockingFile(join(path, 'private'));
  if (inPlace !== undefined) throw explainUnsafeFile(path, createNotAFolder(inPlace));
  if (!lstatSync(path, { throwIfNoEntry: false })) return;
  for (const place of [path, ...ownFolders.map((name) => join(path, name))]) {
    try {
      checkOwnFolder(place);
    } catch (error) {
      if (!isMissingFile(error)) throw explainUnsafeFile(place, error);
    }
  }
  for (const place of Object.values(files)) {
    try {
      checkFileOwner(place);
    } catch (error) {
      throw explainUnsafeFile(place, error);
    }
  }
};

/** Most that a file of a sandbox may hold, in bytes: what a text can be. */
const longestState = 512 * 1024 * 1024;

/**
 * The text of a file of the sandbox; undefined where there is none. Throws a `ConfigurationFailure`
 * where somebody else may have written it.
 */
export const readFolderText = (path: string): string | undefined => {
  try {
    return readOwnFile(path, { limit: longestState }).bytes.toString('utf8');
  } catch (error) {
    if (error instanceof FileProblem && error.kind === 'missing') return undefined;
    throw explainUnsafeFile(path, error);
  }
};

/**
 * Throws a `ConfigurationFailure` when the folder contains files that do not belong to a sandbox: they have
 * the names the platform's own key archive has, and are not ours to write or delete.
 */
export const refuseForeign = async (folder: SandboxFolder): Promise<void> => {
  const names = await readFolderNames(folder);
  if (!names || names.length === 0 || names.includes('sandbox.json')) return;
  throw new ConfigurationFailure(`${folder.path} contains files that do not belong to a sandbox`, {
    code: 'foreign_folder',
    hint: 'choose another folder with --dir',
  });
};

/** Trouble with a file as a failure that names it; what the system has no more of, and the rest, as it is. */
export const explainFileTrouble = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && !findReachedLimit(readErrorCode(error))
    ? new ConfigurationFailure(`a sandbox file cannot be used: ${error.message}`, {
        code: 'unusable_file',
        hint: 'check the permissions of the folder, or choose another with --dir',
        cause: error,
      })
    : error;
