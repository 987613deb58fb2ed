import { X509Certificate } from 'node:crypto';
import type { Stats } from 'node:fs';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import {
  explainFilePermissions,
  isPermissionChecked,
  isWritableByOthers,
} from '../../lib/files/permissions.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';
import {
  areFilesSwapped,
  type Diagnosis,
  diagnosePem,
  explainGluedPem,
  findPemMismatch,
  retryHint,
} from './pem-diagnosis.ts';
import { type Passphrase, unlockPrivateKey } from './private-key.ts';

/** A credential file that has been read. */
export interface CredentialFile {
  readonly path: string;
  readonly pem: string;
}

/** The same with what is known of the very file that was read. */
interface ReadPem {
  readonly file: CredentialFile;
  readonly stats: Stats;
}

export interface Credentials {
  readonly ca: CredentialFile;
  readonly cert: CredentialFile;
  readonly key: CredentialFile;
}

/** Credentials that were found to belong together. */
interface CheckedCredentials extends Credentials {
  /** Of the file with the passphrase, where the key has one. */
  readonly passphraseStats?: Stats;
}

/** Where files or archive members are from, as messages name them. */
export type CertificateFacts = Readonly<Record<keyof Credentials, string>>;

type Role = keyof Credentials | 'storage-ca';
type Paths = { readonly [R in keyof Credentials]: ResolvedSetting<string> };

const hints = {
  missing: 'check the path, or take the file from the key archive (api-key.zip)',
  storage: 'check the path, or take the setting out where the storage has a public certificate',
  exchanged: 'exchange --cert and --key (or cert and key in the settings)',
  pair: 'take both files from the same key archive (api-key.zip)',
  swapped: 'let ca name the authority (ca_cert.pem) and cert your own certificate (cert.crt)',
  agent: 'make an API key for yourself in the web interface, under Settings, User Details',
};

const failure = (message: string, code: string, hint: string, cause?: unknown) =>
  new ConfigurationFailure(message, { code, hint, cause });

/** How DER, ZIP archives and Java keystores begin: they are no text, and told as what they are. */
const binaryMarks = ['30', '504b0304', 'feedfeed'].map((hex) => Buffer.from(hex, 'hex'));

const textIn = (bytes: Buffer): string =>
  binaryMarks.some((mark) => bytes.subarray(0, mark.length).equals(mark))
    ? bytes.toString('latin1')
    : decodeText(bytes);

const readPem = async (
  role: Role,
  path: ResolvedSetting<string>,
  options: CredentialReading,
): Promise<ReadPem> => {
  try {
    const mode = role === 'key' ? '600' : undefined;
    const { bytes, stats } = await readCredentialFile(path, options, mode ? { mode } : {});
    if (role === 'key') refuseWritable(path.value, stats, options);
    return { file: { path: path.value, pem: textIn(bytes) }, stats };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const hint = role === 'storage-ca' ? hints.storage : hints.missing;
    throw createFileFailure(formatSubject(role, path), error, {
      hint,
      path: formatPath(role, path.value),
    });
  }
};

/** Throws a `FileProblem` where others can put another key in place of this one. */
const refuseWritable = (path: string, stats: Stats, options: CredentialReading): void => {
  if (!isPermissionChecked(options) || !stats.isFile() || !isWritableByOthers(stats)) return;
  const judgement = { ...options, owners: [stats.uid], mode: '600' };
  const problem = explainFilePermissions({ path, stats }, judgement);
  if (problem) throw problem;
};

const malformed = (told: string, { found, hint }: Diagnosis, cause?: unknown) =>
  failure(`${told} ${found}`, 'malformed_credentials', hint, cause);

const certificateIn = (role: 'ca' | 'cert' | 'storage-ca', file: CredentialFile, told: string) => {
  const glued = explainGluedPem(file.pem);
  if (glued) throw malformed(told, glued);
  try {
    return new X509Certificate(file.pem);
  } catch (error) {
    const { found, hint } = diagnosePem(file, role === 'cert' ? 'cert' : 'ca');
    const next = role === 'storage-ca' && hint === retryHint ? hints.storage : hint;
    throw malformed(told, { found, hint: next }, error);
  }
};

const nameHas = (name: string | undefined, attribute: string, value: string): boolean =>
  (name ?? '').split('\n').includes(`${attribute}=${value}`);

/** Certificates of servers, by the rules of the old client: unit `Hosts`, or none and `Tapp`. */
export const isAgentCertificate = ({ subject: owner, issuer }: X509Certificate): boolean =>
  nameHas(owner, 'OU', 'Hosts') || (!/^OU=/m.test(owner) && nameHas(issuer, 'O', 'Tapp'));

/** Tells once how to close a secret that others may read. Modes mean nothing on Windows. */
const noticeOpenFile = (
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

/**
 * Checks credentials that were read, as far as that can be done without the platform: they are PEM,
 * the key belongs to the certificate, and the certificate is a person's. Answers them with the key
 * unlocked where it has a passphrase. Throws a `ConfigurationFailure` that names what is at fault as
 * `told` does.
 */
export const validateCredentials = async (
  { ca, cert, key }: Credentials,
  told: CertificateFacts,
  passphrase: Passphrase,
): Promise<CheckedCredentials> => {
  if (areFilesSwapped(cert.pem, key.pem)) {
    throw failure(
      `${told.cert} holds the private key, and ${told.key} the certificate: they are exchanged`,
      'swapped_credentials',
      hints.exchanged,
    );
  }
  const authority = certificateIn('ca', ca, told.ca);
  const certificate = certificateIn('cert', cert, told.cert);
  const {
    pem,
    key: privateKey,
    passphraseStats,
  } = await unlockPrivateKey(key, told.key, passphrase);
  if (!certificate.checkPrivateKey(privateKey)) {
    if (authority.checkPrivateKey(privateKey)) {
      throw failure(
        `${told.ca} and ${told.cert} are swapped`,
        'swapped_credentials',
        hints.swapped,
      );
    }
    const other = findPemMismatch(cert.pem, privateKey);
    if (other) throw failure(`${told.cert} ${other.found}`, 'key_mismatch', other.hint);
    throw failure(`${told.key} does not belong to ${told.cert}`, 'key_mismatch', hints.pair);
  }
  if (isAgentCertificate(certificate)) {
    throw failure(
      `${told.cert} belongs to a server, not to a person`,
      'agent_certificate',
      hints.agent,
    );
  }
  return { ca, cert, key: { ...key, pem }, ...(passphraseStats && { passphraseStats }) };
};

const readAll = async (paths: Paths, options: CredentialReading) => {
  const [ca, cert, key] = await Promise.all([
    readPem('ca', paths.ca, options),
    readPem('cert', paths.cert, options),
    readPem('key', paths.key, options),
  ]);
  return { files: { ca: ca.file, cert: cert.file, key: key.file }, keyStats: key.stats };
};

/**
 * Reads the three credential files. Throws a `ConfigurationFailure` where one cannot be read or
 * believed.
 */
export const readCredentialFiles = async (
  paths: Paths,
  options: CredentialReading = {},
): Promise<Credentials> => (await readAll(paths, options)).files;

/** How messages name the files: the setting, the path and who named it. */
export const readCertificateFacts = ({ ca, cert, key }: Paths): CertificateFacts => ({
  ca: formatSubject('ca', ca),
  cert: formatSubject('cert', cert),
  key: formatSubject('key', key),
});

/**
 * Reads the three credential files and checks them with `checkCredentials`. Throws a
 * `ConfigurationFailure` that names the setting, the path and where it was set.
 */
export const readCredentials = async (
  paths: Paths,
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
  noticeOpenFile('private key', files.key.path, keyStats, options);
  const { file } = options.passphrase;
  if (file) noticeOpenFile('passphrase', file.value, passphraseStats, options);
  return checked;
};

/**
 * Reads and checks the file with the authority of the storage, which has nothing to do with who we
 * are. Throws a `ConfigurationFailure` that names the path and where it was set.
 */
export const readStorageCa = async (
  path: ResolvedSetting<string>,
  options: CredentialReading = {},
): Promise<CredentialFile> => {
  const { file } = await readPem('storage-ca', path, options);
  certificateIn('storage-ca', file, formatSubject('storage-ca', path));
  return file;
};
