import { isAbsolute, join } from 'node:path';
import type { Host } from '../../host.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';

/** The folders in it that are its own. */
export const ownFolders = ['private', 'server', 'files'];

/** Where a sandbox keeps what it has; all paths are absolute. */
export interface SandboxFolder {
  readonly path: string;
  /** Says that the folder is a sandbox's: nothing is written or deleted in any other. */
  readonly marker: string;
  /** Settings with a profile `sandbox`, for `IMCO_CONFIG`. */
  readonly config: string;
  /** What a user gets from the platform: CA, certificate, key, and all three as archive. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly archive: string;
  readonly serverCert: string;
  readonly serverKey: string;
  /** The storage host's CA and its certificate, where it has a host of its own. */
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

/** The command that does something with this very folder. */
export const commandForFolder = (folder: SandboxFolder, verb: string): string =>
  `imco sandbox ${verb} --dir ${quoteForShell(folder.path)}`;
