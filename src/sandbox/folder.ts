import { mkdir, rm } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { ConfigurationFailure } from '../failures.ts';
import type { Host } from '../host.ts';
import { writeWhole } from './atomic-file.ts';

/** Where a sandbox keeps what it has; all paths are absolute. */
export interface Folder {
  readonly path: string;
  /** Settings with a profile `sandbox`, for `IMCO_CONFIG`. */
  readonly config: string;
  /** What a user gets from the platform: authority, certificate, key, and all three as archive. */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly archive: string;
  readonly serverCert: string;
  readonly serverKey: string;
  /** The account, but for its events. */
  readonly state: string;
  readonly events: string;
  /** Which process serves the folder. */
  readonly lock: string;
  /** One line a request. */
  readonly requests: string;
  /** What a sandbox in the background says. */
  readonly log: string;
}

/** The layout of the folder at `path`. */
export const folderAt = (path: string): Folder => ({
  path,
  config: join(path, 'config.json'),
  ca: join(path, 'ca_cert.pem'),
  cert: join(path, 'cert.crt'),
  key: join(path, 'private', 'cert.key'),
  archive: join(path, 'api-key.zip'),
  serverCert: join(path, 'server', 'server.crt'),
  serverKey: join(path, 'server', 'server.key'),
  state: join(path, 'state.json'),
  events: join(path, 'events.jsonl'),
  lock: join(path, 'sandbox.pid'),
  requests: join(path, 'requests.log'),
  log: join(path, 'sandbox.log'),
});

/** The folder asked for, else the usual one (XDG Base Directory: state). */
export const chosenFolder = (
  given: string | undefined,
  { env, home, cwd }: Pick<Host, 'env' | 'home' | 'cwd'>,
): Folder => {
  if (given !== undefined) return folderAt(resolve(cwd, given));
  const xdg = env.XDG_STATE_HOME;
  const base = xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'state');
  return folderAt(join(base, 'imco', 'sandbox'));
};

/** Makes the folder, for its owner only. Throws a `ConfigurationFailure` when that is impossible. */
export const makeFolder = async (folder: Folder): Promise<void> => {
  try {
    await mkdir(folder.path, { recursive: true, mode: 0o700 });
    await mkdir(join(folder.path, 'private'), { recursive: true, mode: 0o700 });
    await mkdir(join(folder.path, 'server'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new ConfigurationFailure(`the sandbox folder ${folder.path} can't be made`, {
      hint: 'name another with --dir',
      cause,
    });
  }
};

/** Writes settings with one profile, `sandbox`; the paths in it are relative to the file. */
export const writeConfig = (folder: Folder, endpoint: string): Promise<void> => {
  const sandbox = { endpoint, ca: 'ca_cert.pem', cert: 'cert.crt', key: 'private/cert.key' };
  const settings = { current: 'sandbox', profiles: { sandbox } };
  return writeWhole(folder.config, `${JSON.stringify(settings, null, 2)}\n`);
};

/** Deletes the account; certificates and logs stay. */
export const deleteState = async (folder: Folder): Promise<void> => {
  await rm(folder.state, { force: true });
  await rm(folder.events, { force: true });
};
