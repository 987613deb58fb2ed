import { lstat, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { hideSuspectPath } from '../../lib/text/secret-content.ts';

/** Where the bytes of a download go; a folder wants the name the platform has for them. */
export type Destination =
  | { readonly kind: 'stdout' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string };

const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(readErrorCode(error));

/** What is there; undefined when nothing is. */
const findStats = async (path: string, read: typeof stat | typeof lstat = stat) => {
  try {
    return await read(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    const shown = hideSuspectPath(path, 'the place named there');
    throw new UsageFailure(`${shown} can't be looked at (${readErrorCode(error)})`, {
      cause: error,
    });
  }
};

/** What becomes of a file that is there already. */
export type OverwriteMode = 'refuse' | 'replace';

const createNoFolder = (path: string): UsageFailure =>
  new UsageFailure(`there is no folder ${hideSuspectPath(path, 'of that name')}`, {
    code: 'no_folder',
    hint: 'make it first, or name another place with --to',
  });

/**
 * Refuses a file that must not be written: one that is there, unless it is to be replaced, and what is no
 * regular file at all. Answers the mode of the one that is replaced.
 */
export const refuseOverwrite = async (
  path: string,
  overwrite: OverwriteMode,
): Promise<number | undefined> => {
  const stats = await findStats(path, lstat);
  if (!stats) return undefined;
  if (!stats.isFile()) {
    // A link may lead to a file that nobody has named.
    throw new UsageFailure(`${path} is ${stats.isSymbolicLink() ? 'a link' : 'no regular file'}`, {
      code: 'no_file',
      hint: 'name the file itself, or another place, with --to; --to - writes to stdout',
    });
  }
  if (overwrite === 'replace') return stats.mode & 0o777;
  throw new ConflictFailure(`${path} exists already`, {
    code: 'file_exists',
    hint: 'add --force to replace it, or name another place with --to',
  });
};

/**
 * Reads `--to`: a file, an existing folder, `-` for stdout, or the working folder where it was not
 * given. Throws a `UsageFailure` where there is no such folder, and `ConflictFailure` where a file
 * would be replaced; nothing has been fetched then.
 */
export const readDestination = async (
  host: Host,
  to: string | undefined,
  overwrite: OverwriteMode,
): Promise<Destination> => {
  if (to === '-') {
    if (!host.terminal.out.isTerminal || overwrite === 'replace') return { kind: 'stdout' };
    throw new UsageFailure('stdout is a terminal, to which the bytes of a file can do harm', {
      code: 'confirmation_missing',
      hint: 'name a file, lead stdout to one or to a pipe, or add --force',
    });
  }
  const path = resolveInFolder(host.cwd, to ?? '.');
  if ((await findStats(path))?.isDirectory()) return { kind: 'folder', path };
  if (to === undefined || /[/\\]$/.test(to)) throw createNoFolder(path);
  if (!(await findStats(dirname(path)))?.isDirectory()) throw createNoFolder(dirname(path));
  await refuseOverwrite(path, overwrite);
  return { kind: 'file', path };
};

/** The file a download becomes, whose name in a folder is `name`. */
export const chooseFilePath = (
  place: Exclude<Destination, { kind: 'stdout' }>,
  name: string,
): string => (place.kind === 'folder' ? join(place.path, name) : place.path);
