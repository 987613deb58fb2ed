import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Host } from '../../host.ts';
import { requireStateFolder } from '../../lib/files/state-folder.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';

/** Folders inside a sandbox folder. */
export const ownFolders = ['private', 'server', 'files'];

/** The files of a sandbox; all paths are absolute. */
export interface SandboxFolder {
  readonly path: string;
  /** Marks the folder as a sandbox's: nothing is written or deleted in a folder without it. */
  readonly marker: string;
  /** Settings with a profile `sandbox`, for `IMCO_CONFIG`. */
  readonly config: string;
  /** The credentials of the user: CA, certificate, private key, and all three as an archive. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly archive: string;
  readonly serverCert: string;
  readonly serverKey: string;
  /** The CA and the certificate of the storage host, if it is separate. */
  readonly storageCa: string;
  readonly storageCert: string;
  readonly storageKey: string;
  /** Folder of the uploaded files. */
  readonly files: string;
  /** The account at some point without its events, and the changes since. */
  readonly state: string;
  readonly changes: string;
  readonly events: string;
  /** The process that serves the folder. */
  readonly lock: string;
  /** The request log, one line per request. */
  readonly requests: string;
  /** Output of a sandbox that runs in the background. */
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

/** The given folder, or the default one (XDG Base Directory: state). */
export const chooseFolder = (
  given: string | undefined,
  { env, home, cwd }: Pick<Host, 'env' | 'home' | 'cwd'>,
): SandboxFolder => {
  if (given !== undefined) return openFolder(resolveInFolder(cwd, given));
  return openFolder(join(requireStateFolder({ env, home }), 'sandbox'));
};

/** The folder of the sandbox that a file directly in it belongs to; undefined if it has no marker. */
export const findFolderOf = (file: string): SandboxFolder | undefined => {
  const folder = openFolder(dirname(file));
  return existsSync(folder.marker) ? folder : undefined;
};

/** A command with the flag that names this folder. */
export const formatFolderCommand = (folder: SandboxFolder, verb: string): string =>
  `imco sandbox ${verb} --dir ${quoteForShell(folder.path)}`;
