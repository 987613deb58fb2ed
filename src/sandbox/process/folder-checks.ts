/** Checks that a folder belongs to a sandbox and that no other user can change it. */
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

/** The names in the folder; undefined if the folder does not exist. */
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

/** Throws a `FileProblem` if another user can have written the file or put a link in its place. */
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
 * Throws a `ConfigurationFailure` with the command that fixes it if another user can change the
 * files in the folder: its settings decide where requests and credentials go.
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

/** The largest file of a sandbox, in bytes: the longest string that Node can hold. */
const longestState = 512 * 1024 * 1024;

/**
 * The text of a file of the sandbox; undefined if it does not exist. Throws a
 * `ConfigurationFailure` if another user can have written it.
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
 * Throws a `ConfigurationFailure` if the folder contains files that do not belong to a sandbox:
 * some file names are those of an unpacked key archive, which must not be overwritten or deleted.
 */
export const refuseForeign = async (folder: SandboxFolder): Promise<void> => {
  const names = await readFolderNames(folder);
  if (!names || names.length === 0 || names.includes('sandbox.json')) return;
  throw new ConfigurationFailure(`${folder.path} contains files that do not belong to a sandbox`, {
    code: 'foreign_folder',
    hint: 'choose another folder with --dir',
  });
};

/** A file error as a failure that names the file; system limits and other errors unchanged. */
export const explainFileTrouble = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && !findReachedLimit(readErrorCode(error))
    ? new ConfigurationFailure(`a sandbox file cannot be used: ${error.message}`, {
        code: 'unusable_file',
        hint: 'check the permissions of the folder, or choose another with --dir',
        cause: error,
      })
    : error;
