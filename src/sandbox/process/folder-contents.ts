/** Writes and deletes the files of a sandbox folder. */
import { existsSync } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findBlockingFile } from '../../lib/files/blocked-path.ts';
import {
  createPrivateFolders,
  removeUnfinished,
  writeFileWhole,
} from '../../lib/files/whole-file.ts';
import { ownFolders, type SandboxFolder } from './folder.ts';
import { refuseForeign, refuseUnsafe } from './folder-checks.ts';

/**
 * Removes incomplete files of a sandbox that was killed. Only for the process that holds the lock.
 */
export const removeUnfinishedFiles = async (folder: SandboxFolder): Promise<void> => {
  // The marker is written before the lock is taken, so any process may be writing it.
  const { path, marker, files, lock, requests, events, log, ...whole } = folder;
  for (const file of Object.values<string>(whole)) await removeUnfinished(file);
};

/**
 * Creates a folder inside the sandbox folder. A link in its place would send private keys
 * elsewhere.
 */
const createOwnFolder = async (path: string): Promise<void> => {
  await createPrivateFolders(path);
  if ((await lstat(path)).isDirectory()) return;
  throw new ConfigurationFailure(`${path} is a symbolic link or not a folder`, {
    code: 'foreign_folder',
    hint: 'remove it, or choose another folder with --dir',
  });
};

/** Creates the folder, for its owner only. Throws a `ConfigurationFailure` if that fails. */
export const createFolder = async (folder: SandboxFolder): Promise<void> => {
  try {
    await createPrivateFolders(folder.path);
    refuseUnsafe(folder);
    await refuseForeign(folder);
    for (const name of ownFolders) await createOwnFolder(join(folder.path, name));
    await writeFileWhole(folder.marker, '{"format":1}\n');
  } catch (cause) {
    if (cause instanceof ConfigurationFailure) throw cause;
    const inPlace = findBlockingFile(join(folder.path, 'private'));
    const why = inPlace === undefined ? '' : `: ${inPlace} is not a folder`;
    throw new ConfigurationFailure(`the sandbox folder ${folder.path} cannot be created${why}`, {
      hint: 'choose another with --dir',
      cause,
    });
  }
};

/** The platform that settings are written for. */
interface WrittenPlatform {
  readonly origin: string;
  readonly storage: string;
  /** The newest version of the API that it speaks. */
  readonly api: ApiVersion;
}

/**
 * Writes settings with one profile, `sandbox`; its paths are relative to the file. A separate
 * storage host has its own CA.
 */
export const writeConfig = (
  folder: SandboxFolder,
  { origin: endpoint, storage, api }: WrittenPlatform,
): Promise<void> => {
  const sandbox = {
    endpoint,
    api,
    ca: 'ca_cert.pem',
    cert: 'cert.crt',
    key: 'private/cert.key',
    ...(storage !== endpoint && { 'storage-ca': 'storage_ca.pem' }),
  };
  const settings = { current: 'sandbox', profiles: { sandbox } };
  return writeFileWhole(folder.config, `${JSON.stringify(settings, null, 2)}\n`);
};

/** Deletes the account and returns whether there was one; certificates and logs stay. */
export const deleteState = async (folder: SandboxFolder): Promise<boolean> => {
  const wasThere = [folder.state, folder.changes, folder.events].some((path) => existsSync(path));
  await rm(folder.state, { force: true });
  await rm(folder.changes, { force: true });
  await rm(folder.events, { force: true });
  await rm(folder.files, { recursive: true, force: true });
  return wasThere;
};
