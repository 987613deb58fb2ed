import { lstat, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { hideSuspectPath } from '../../lib/text/secret-content.ts';

/** The destination of a download; in a folder the file gets its name from the platform. */
export type Destination =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(readErrorCode(error));

/** The stats of a path; undefined if it does not exist. */
const findStats = async (path: string, read: typeof stat | typeof lstat = stat) => {
  try {
    return await read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    const shown = hideSuspectPath(path, 'the path');
    throw new UsageFailure(`${shown} cannot be read (${readErrorCode(error)})`, {
      cause: error,
    });
  }
};

/** Whether an existing file is refused or replaced. */
export type OverwriteMode = 'refuse' | 'replace';

const createNoFolder = (path: string): UsageFailure => {
  const shown = hideSuspectPath(path, '');
  const folder = shown === '' ? 'the folder' : `folder ${shown}`;
  return new UsageFailure(`${folder} does not exist`, {
    code: 'no_folder',
    hint: 'create it first, or choose another path with --to',
  });
};

/**
 * Refuses a path that must not be written: an existing file, unless it is to be replaced, and
 * anything that is not a regular file. Returns the mode of the file to replace.
 */
export const refuseOverwrite = async (
  path: string,
  overwrite: OverwriteMode,
): Promise<number | undefined> => {
  const stats = await findStats(path, lstat);
  if (!stats) return undefined;
  if (!stats.isFile()) {
    // A link may point to another file than the one named.
    throw new UsageFailure(
      `${path} is ${stats.isSymbolicLink() ? 'a symbolic link' : 'not a regular file'}`,
      {
        code: 'no_file',
        hint: 'choose another path with --to, or use --to - for stdout',
      },
    );
  }
  if (overwrite === 'replace') return stats.mode & 0o777;
  throw new ConflictFailure(`${path} already exists`, {
    code: 'file_exists',
    hint: 'add --force to replace it, or choose another path with --to',
  });
};

/**
 * Reads `--to`: a file, an existing folder, `-` for stdout; default: the working folder. Before
 * anything is fetched it throws a `UsageFailure` if the folder does not exist, and a
 * `ConflictFailure` if a file would be replaced.
 */
export const readDestination = async (
  host: Host,
  to: string | undefined,
  overwrite: OverwriteMode,
): Promise<Destination> => {
  if (to === '-') {
    if (!host.terminal.out.isTerminal || overwrite === 'replace') return { kind: 'stdout' };
    throw new UsageFailure('stdout is a terminal, and raw file contents can corrupt its display', {
      code: 'confirmation_missing',
      hint: 'give a file name, redirect stdout, or add --force',
    });
  }
  const path = resolveInFolder(host.cwd, to ?? '.');
  if ((await findStats(path))?.isDirectory()) return { kind: 'folder', path };
  if (to === undefined || /[/\\]$/.test(to)) throw createNoFolder(path);
  if (!(await findStats(dirname(path)))?.isDirectory()) throw createNoFolder(dirname(path));
  await refuseOverwrite(path, overwrite);
  return { kind: 'file', path };
};

/** The path of a download; `name` is its file name in a folder. */
export const chooseFilePath = (
  place: Exclude<Destination, { kind: 'stdout' }>,
  name: string,
): string => (place.kind === 'folder' ? join(place.path, name) : place.path);
