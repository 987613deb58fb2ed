import type { Stats } from 'node:fs';
import { formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import {
  type CertificateFacts,
  parseCertificate,
  validateCredentials,
} from './credential-check.ts';
import type { CredentialReading } from './credential-file.ts';
import type { Passphrase } from './private-key.ts';
import { type CredentialFile, type Credentials, readPem } from './read-pem.ts';

type CredentialPaths = { readonly [R in keyof Credentials]: ResolvedSetting<string> };

/** Gives a notice how to protect a secret file that others can read. Windows has no file modes. */
const reportOpenFile = (
  what: string,
  path: string,
  stats: Stats | undefined,
  { platform, notice }: { readonly platform: string; readonly notice: (line: string) => void },
): void => {
  if (platform === 'win32' || !stats?.isFile() || (stats.mode & 0o077) === 0) return;
  notice(
    `the ${what} ${path} can be read by others: run chmod 600 '${path.replaceAll("'", `'\\''`)}'`,
  );
};

const readAll = async (paths: CredentialPaths, options: CredentialReading) => {
  const [ca, cert, key] = await Promise.all([
    readPem('ca', paths.ca, options),
    readPem('cert', paths.cert, options),
    readPem('key', paths.key, options),
  ]);
  return { files: { ca: ca.file, cert: cert.file, key: key.file }, keyStats: key.stats };
};

/**
 * Reads the three credential files. Throws a `ConfigurationFailure` if one cannot be read or is not
 * safe.
 */
export const readCredentialFiles = async (
  paths: CredentialPaths,
  options: CredentialReading = {},
): Promise<Credentials> => (await readAll(paths, options)).files;

/** How messages name the files: setting, path and origin. */
export const readCertificateFacts = ({ ca, cert, key }: CredentialPaths): CertificateFacts => ({
  ca: formatSubject('ca', ca),
  cert: formatSubject('cert', cert),
  key: formatSubject('key', key),
});

/**
 * Reads the three credential files and checks them with `validateCredentials`. Throws a
 * `ConfigurationFailure` that names the setting, the path and where it was set.
 */
export const readCredentials = async (
  paths: CredentialPaths,
  options: CredentialReading & {
    readonly platform: string;
    readonly notice: (line: string) => void;
    readonly passphrase: Passphrase;
  },
): Promise<Credentials> => {
  const { files, keyStats } = await readAll(paths, options);
  const { passphraseStats, ...checked } = await validateCredentials(
    files,
    readCertificateFacts(paths),
    options.passphrase,
  );
  reportOpenFile('private key', files.key.path, keyStats, options);
  const { file } = options.passphrase;
  if (file) reportOpenFile('passphrase', file.value, passphraseStats, options);
  return checked;
};

/**
 * Reads and checks the file with the CA of the storage, which is independent of the credentials.
 * Throws a `ConfigurationFailure` that names the path and where it was set.
 */
export const readStorageCa = async (
  path: ResolvedSetting<string>,
  options: CredentialReading = {},
): Promise<CredentialFile> => {
  const { file } = await readPem('storage-ca', path, options);
  parseCertificate('storage-ca', file, formatSubject('storage-ca', path));
  return file;
};
