/** The folder of a profile for OpenSSH, with the host keys of its machines. */
import { createHash } from 'node:crypto';
import { constants, lstatSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createOwnFolder } from '../../lib/files/cache-folder.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem, FileProblem } from '../../lib/files/file-problem.ts';
import { requireStateFolder } from '../../lib/files/state-folder.ts';
import { createPrivateFolders } from '../../lib/files/whole-file.ts';

const hash = (name: string, length: number): string =>
  createHash('sha256').update(name).digest('hex').slice(0, length);

/**
 * A name as the name of a folder, and as a part of a host name: a plain one stays as it is. Host names
 * and some file systems ignore case, so names that differ in case only get different endings.
 */
export const nameForPath = (name: string): string => {
  if (!/^[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/i.test(name)) return `profile-${hash(name, 16)}`;
  const lower = name.toLowerCase();
  return lower === name ? name : `${lower.slice(0, 54)}-${hash(name, 8)}`;
};

/** Where the files of all profiles for OpenSSH are. */
export const findSshFolder = (host: Pick<Host, 'env' | 'home'>): string =>
  join(requireStateFolder(host), 'ssh');

/**
 * The file with the host keys of the machines of a profile. Each profile has its own: what another
 * platform calls by the same id is another machine.
 */
export const findKnownHosts = (host: Pick<Host, 'env' | 'home'>, profile: string): string =>
  join(findSshFolder(host), nameForPath(profile), 'known_hosts');

const createKnownHostsFailure = (path: string, error: unknown): ConfigurationFailure =>
  error instanceof FileProblem || readErrorCode(error) === 'ELOOP'
    ? createFileFailure(path, explainFileProblem(error))
    : new ConfigurationFailure(
        `${path} cannot be created: ${readErrorCode(error) || readErrorMessage(error)}`,
        {
          code: 'unwritable_file',
          hint: 'host keys are stored there; set XDG_STATE_HOME to a folder that you can write to',
          cause: error,
        },
      );

const isBelow = (path: string, folder: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/**
 * Creates the file, readable by its owner only, so that ssh does not create it for everybody; ssh
 * adds to what is there. Throws a `ConfigurationFailure` if it is a link, or if anybody else can
 * change it: whoever can do that decides which host keys are accepted.
 */
export const createKnownHosts = async (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  profile: string,
): Promise<string> => {
  const path = findKnownHosts(host, profile);
  try {
    const state = requireStateFolder(host);
    // A home folder that does not exist is not created.
    if (host.home !== undefined && isBelow(state, host.home)) statSync(host.home);
    await createPrivateFolders(dirname(state));
    createOwnFolder(state, 'ssh', nameForPath(profile));
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
      throw new FileProblem('not-regular', 'is a symbolic link');
    }
    const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
    const file = await open(path, O_APPEND | O_CREAT | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
    try {
      if (!(await file.stat()).isFile()) {
        throw new FileProblem('not-regular', 'is not a regular file');
      }
      await file.chmod(0o600);
    } finally {
      await file.close();
    }
    return path;
  } catch (error) {
    throw createKnownHostsFailure(path, error);
  }
};
