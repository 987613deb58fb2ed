/** Who may read a private key, by the modes of its file and of the folder it is in. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { readOwnUserId } from '../../lib/files/permissions.ts';

/** A file or folder whose mode gives others too many rights. */
export interface ExposedPath {
  readonly path: string;
  /** What is wrong with it: `can be read by others`. */
  readonly wrong: string;
  /** The mode it should have. */
  readonly mode: number;
  /** Whether the key itself is at risk; otherwise others can only see that it exists. */
  readonly isDangerous: boolean;
}

/** The command that fixes it, quoted for a shell: `chmod 600 '/home/ada/cert.key'`. */
export const explainModeFix = ({ path, mode }: ExposedPath): string =>
  `chmod ${mode.toString(8)} '${path.replaceAll("'", `'\\''`)}'`;

/**
 * Runs `work` on an open file or folder, so that it cannot be swapped; does not block on a pipe.
 */
const withOpenFile = async <T>(
  path: string,
  work: (held: FileHandle) => Promise<T>,
): Promise<T> => {
  const held = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return await work(held);
  } finally {
    await held.close();
  }
};

const isWithin = (path: string, folder: string | undefined): boolean =>
  folder !== undefined && (path === folder || !relative(folder, path).split(sep).includes('..'));

/** What is wrong with a mode: others can write, or read what only the owner should read. */
const explainMode = (mode: number, readers: 'owner' | 'anybody'): string | undefined => {
  if ((mode & 0o022) !== 0) return 'can be changed by others';
  return readers === 'owner' && (mode & 0o077) !== 0 ? 'can be read by others' : undefined;
};

/**
 * Finds what others can access of a key and its folder. Only regular files and folders of this user
 * are checked: a pipe or device contains no key, and only its owner can fix a mode. A folder
 * outside `ownFolder` may be readable by others: it is not imco's.
 */
export const findExposedPaths = async (
  key: string,
  { ownFolder }: { readonly ownFolder: string | undefined },
): Promise<readonly ExposedPath[]> => {
  const uid = readOwnUserId();
  const folder = dirname(key);
  const { wrongFile, isKey } = await withOpenFile(key, async (held) => {
    const file = await held.stat();
    const isKey = file.isFile() && file.uid === uid;
    return { isKey, wrongFile: isKey ? explainMode(file.mode, 'owner') : undefined };
  });
  const wrongFolder = await withOpenFile(folder, async (held) => {
    const { uid: owner, mode } = await held.stat();
    return isKey && owner === uid
      ? explainMode(mode, isWithin(folder, ownFolder) ? 'owner' : 'anybody')
      : undefined;
    // A folder that can be passed but not listed cannot be opened; nor can others list it.
  }).catch(() => undefined);
  return [
    ...(wrongFile ? [{ path: key, wrong: wrongFile, mode: 0o600, isDangerous: true }] : []),
    ...(wrongFolder
      ? [
          {
            path: folder,
            wrong: wrongFolder,
            mode: 0o700,
            isDangerous: wrongFolder.includes('changed'),
          },
        ]
      : []),
  ];
};

/** Sets the mode that the path should have. */
export const restrictPath = ({ path, mode }: ExposedPath): Promise<void> =>
  withOpenFile(path, (held) => held.chmod(mode));
