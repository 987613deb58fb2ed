import { existsSync, lstatSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findBlockingFile } from '../../lib/files/blocked-path.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem, isMissingFile } from '../../lib/files/file-problem.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { checkOwnFolder, readOwnFile } from '../../lib/files/own-file.ts';
import { explainFilePermissions, explainLinkPermissions } from '../../lib/files/permissions.ts';
import {
  createPrivateFolders,
  removeUnfinished,
  writeFileWhole,
} from '../../lib/files/whole-file.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { limitReached } from '../../lib/process/system-limits.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';

/** The folders in it that are its own. */
const ownFolders = ['private', 'server', 'files'];

/** Where a sandbox keeps what it has; all paths are absolute. */
export interface SandboxFolder {
  readonly path: string;
  /** Says that the folder is a sandbox's: nothing is written or deleted in any other. */
  readonly marker: string;
  /** Settings with a profile `sandbox`, for `IMCO_CONFIG`. */
  readonly config: string;
  /** What a user gets from the platform: authority, certificate, key, and all three as archive. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly archive: string;
  readonly serverCert: string;
  readonly serverKey: string;
  /** The storage host's authority and its certificate, where it has a host of its own. */
  readonly storageCa: string;
  readonly storageCert: string;
  readonly storageKey: string;
  /** A folder with the bytes of what was uploaded. */
  readonly files: string;
  /** The account as it was some time ago, but for its events, and what has changed since. */
  readonly state: string;
  readonly changes: string;
  readonly events: string;
  /** Which process serves the folder. */
  readonly lock: string;
  /** One line a request. */
  readonly requests: string;
  /** What a sandbox in the background says. */
  readonly log: string;
}

/** The layout of the folder at `path`. */
export const openFolder = (path: string): SandboxFolder => ({
  path,
  marker: join(path, 'sandbox.json'),
  config: join(path, 'config.json'),
  ca: join(path, 'ca_cert.pem'),
  cert: join(path, 'cert.crt'),
  key: join(path, 'private', 'cert.key'),
  archive: join(path, 'api-key.zip'),
  serverCert: join(path, 'server', 'server.crt'),
  serverKey: join(path, 'server', 'server.key'),
  storageCa: join(path, 'storage_ca.pem'),
  storageCert: join(path, 'server', 'storage.crt'),
  storageKey: join(path, 'server', 'storage.key'),
  files: join(path, 'files'),
  state: join(path, 'state.json'),
  changes: join(path, 'changes.jsonl'),
  events: join(path, 'events.jsonl'),
  lock: join(path, 'sandbox.pid'),
  requests: join(path, 'requests.log'),
  log: join(path, 'sandbox.log'),
});

/** Takes away half-written files of a sandbox that was killed. Only for the process that has the lock. */
export const removeUnfinishedFiles = async (folder: SandboxFolder): Promise<void> => {
  // The marker is written before the lock is taken, by whoever is first.
  const { path, marker, files, lock, requests, events, log, ...whole } = folder;
  for (const file of Object.values<string>(whole)) await removeUnfinished(file);
};

/** The folder asked for, else the usual one (XDG Base Directory: state). */
export const chooseFolder = (
  given: string | undefined,
  { env, home, cwd }: Pick<Host, 'env' | 'home' | 'cwd'>,
): SandboxFolder => {
  if (given !== undefined) return openFolder(resolveInFolder(cwd, given));
  const xdg = env.XDG_STATE_HOME;
  const base =
    xdg && isAbsolute(xdg)
      ? xdg
      : join(requireHomeFolder(home, 'XDG_STATE_HOME'), '.local', 'state');
  return openFolder(join(base, 'imco', 'sandbox'));
};

/** What is in the folder; undefined when there is none. */
const namesIn = async (folder: SandboxFolder): Promise<readonly string[] | undefined> => {
  try {
    return await readdir(folder.path);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};

const notThere = (inPlace: string): FileProblem =>
  new FileProblem('not-a-folder', `cannot be used: ${inPlace} is not a folder`);

const unsafe = (path: string, error: unknown): unknown =>
  error instanceof FileProblem
    ? createFileFailure(path, error, { hint: 'name another folder with --dir' })
    : error;

/** Throws a `FileProblem` where somebody else may have written a file, or put a link in its place. */
const checkFile = (path: string): void => {
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
  const { path, ...places } = folder;
  const inPlace = findBlockingFile(join(path, 'private'));
  if (inPlace !== undefined) throw unsafe(path, notThere(inPlace));
  if (!lstatSync(path, { throwIfNoEntry: false })) return;
  for (const place of [path, ...ownFolders.map((name) => join(path, name))]) {
    try {
      checkOwnFolder(place);
    } catch (error) {
      if (!isMissingFile(error)) throw unsafe(place, error);
    }
  }
  for (const place of Object.values(places)) {
    try {
      checkFile(place);
    } catch (error) {
      throw unsafe(place, error);
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
    throw unsafe(path, error);
  }
};

/**
 * Throws a `ConfigurationFailure` when the folder holds files that are not a sandbox's: they have
 * the names the platform's own key archive has, and are not ours to write or delete.
 */
export const refuseForeign = async (folder: SandboxFolder): Promise<void> => {
  const names = await namesIn(folder);
  if (!names || names.length === 0 || names.includes('sandbox.json')) return;
  throw new ConfigurationFailure(`${folder.path} holds files that are not a sandbox's`, {
    code: 'foreign_folder',
    hint: 'name another folder with --dir',
  });
};

/** Makes a folder of the sandbox's own. A link in its place would lead keys somewhere else. */
const makeOwn = async (path: string): Promise<void> => {
  await createPrivateFolders(path);
  if ((await lstat(path)).isDirectory()) return;
  throw new ConfigurationFailure(`${path} is a link or no folder`, {
    code: 'foreign_folder',
    hint: 'take it away, or name another folder with --dir',
  });
};

/** Makes the folder, for its owner only. Throws a `ConfigurationFailure` when that can't be. */
export const createFolder = async (folder: SandboxFolder): Promise<void> => {
  try {
    await createPrivateFolders(folder.path);
    refuseUnsafe(folder);
    await refuseForeign(folder);
    for (const name of ownFolders) await makeOwn(join(folder.path, name));
    await writeFileWhole(folder.marker, '{"format":1}\n');
  } catch (cause) {
    if (cause instanceof ConfigurationFailure) throw cause;
    const inPlace = findBlockingFile(join(folder.path, 'private'));
    const why = inPlace === undefined ? '' : `: ${inPlace} is not a folder`;
    throw new ConfigurationFailure(`the sandbox folder ${folder.path} can't be made${why}`, {
      hint: 'name another with --dir',
      cause,
    });
  }
};

/** The command that does something with this very folder. */
export const commandForFolder = (folder: SandboxFolder, verb: string): string =>
  `imco sandbox ${verb} --dir ${quoteForShell(folder.path)}`;

/** Trouble with a file as a failure that names it; what the system has no more of, and the rest, as it is. */
export const explainFileTrouble = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && !limitReached(readErrorCode(error))
    ? new ConfigurationFailure(`a file of the sandbox can't be used: ${error.message}`, {
        code: 'unusable_file',
        hint: 'look at the folder and its permissions, or name another with --dir',
        cause: error,
      })
    : error;

/**
 * Writes settings with one profile, `sandbox`; the paths in it are relative to the file. A storage
 * of its own has an authority of its own.
 */
export const writeConfig = (
  folder: SandboxFolder,
  { origin: endpoint, storage }: { readonly origin: string; readonly storage: string },
): Promise<void> => {
  const sandbox = {
    endpoint,
    ca: 'ca_cert.pem',
    cert: 'cert.crt',
    key: 'private/cert.key',
    ...(storage !== endpoint && { 'storage-ca': 'storage_ca.pem' }),
  };
  const settings = { current: 'sandbox', profiles: { sandbox } };
  return writeFileWhole(folder.config, `${JSON.stringify(settings, null, 2)}\n`);
};

/** Deletes the account, if there is one, and answers that; certificates and logs stay. */
export const deleteState = async (folder: SandboxFolder): Promise<boolean> => {
  const wasThere = [folder.state, folder.changes, folder.events].some((path) => existsSync(path));
  await rm(folder.state, { force: true });
  await rm(folder.changes, { force: true });
  await rm(folder.events, { force: true });
  await rm(folder.files, { recursive: true, force: true });
  return wasThere;
};
