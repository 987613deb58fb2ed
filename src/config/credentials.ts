import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { ConfigurationFailure } from '../failures.ts';
import type { Resolved } from './settings.ts';

/** A credential file that has been read. */
export interface CredentialFile {
  readonly path: string;
  readonly pem: string;
}

export interface Credentials {
  readonly ca: CredentialFile;
  readonly cert: CredentialFile;
  readonly key: CredentialFile;
}

type Role = keyof Credentials | 'storage-ca';
type Paths = { readonly [R in keyof Credentials]: Resolved<string> };

const hints = {
  missing: 'check the path, or take the file from the key archive (api-key.zip)',
  storage: 'check the path, or take the setting out where the storage has a public certificate',
  malformed: 'take the file from the key archive (api-key.zip) again',
  passphrase: 'store the key without one: "openssl pkey -in key -out new-key" asks for it once',
  pair: 'take both files from the same key archive (api-key.zip)',
  swapped: 'let ca name the authority (ca_cert.pem) and cert your own certificate (cert.crt)',
  agent: 'make an API key for yourself in the web interface, under Settings, User Details',
};

/** How the failure of a file begins: the setting, the path and who named it. */
const subject = (role: Role, { value, origin }: Resolved<string>): string =>
  `${role} ${value} (from ${origin.where})`;

const failure = (message: string, code: string, hint: string, cause?: unknown) =>
  new ConfigurationFailure(message, { code, hint, cause });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const readPem = async (role: Role, path: Resolved<string>): Promise<CredentialFile> => {
  try {
    return { path: path.value, pem: await readFile(path.value, 'utf8') };
  } catch (error) {
    const why =
      { ENOENT: 'does not exist', EISDIR: 'is a folder', EACCES: 'may not be read by you' }[
        codeOf(error)
      ] ?? 'cannot be read';
    const hint = role === 'storage-ca' ? hints.storage : hints.missing;
    throw failure(`${subject(role, path)} ${why}`, 'unreadable_file', hint, error);
  }
};

const certificateIn = (role: Role, file: CredentialFile, path: Resolved<string>) => {
  try {
    return new X509Certificate(file.pem);
  } catch (error) {
    throw failure(
      `${subject(role, path)} holds no certificate in PEM form`,
      'malformed_credentials',
      role === 'storage-ca' ? hints.storage : hints.malformed,
      error,
    );
  }
};

/** Marks of a key with a passphrase: RFC 7468, 11 and the older one of RFC 1421, 4.6.1.1. */
const isLocked = /BEGIN ENCRYPTED PRIVATE KEY|^Proc-Type: 4,ENCRYPTED/m;

const keyIn = (file: CredentialFile, path: Resolved<string>): KeyObject => {
  try {
    return createPrivateKey(file.pem);
  } catch (error) {
    const locked = isLocked.test(file.pem);
    throw failure(
      locked
        ? `${subject('key', path)} has a passphrase, which imco cannot ask for`
        : `${subject('key', path)} holds no private key in PEM form`,
      locked ? 'locked_key' : 'malformed_credentials',
      locked ? hints.passphrase : hints.malformed,
      error,
    );
  }
};

const nameHas = (name: string | undefined, attribute: string, value: string): boolean =>
  (name ?? '').split('\n').includes(`${attribute}=${value}`);

/** Certificates of servers, by the rules of the old client: unit `Hosts`, or none and `Tapp`. */
const isAgent = ({ subject: owner, issuer }: X509Certificate): boolean =>
  nameHas(owner, 'OU', 'Hosts') || (!/^OU=/m.test(owner) && nameHas(issuer, 'O', 'Tapp'));

/** Tells once how to close a key that others may read. Modes mean nothing on Windows. */
const noticeOpenKey = async (
  path: string,
  { platform, notice }: { readonly platform: string; readonly notice: (line: string) => void },
): Promise<void> => {
  if (platform === 'win32') return;
  const file = await stat(path);
  if (!file.isFile() || (file.mode & 0o077) === 0) return;
  notice(
    `the private key ${path} can be read by others: run chmod 600 '${path.replaceAll("'", `'\\''`)}'`,
  );
};

/**
 * Reads the three credential files and checks them as far as that can be done without the
 * platform: they are PEM, the key belongs to the certificate, and the certificate is a person's.
 * Throws a `ConfigurationFailure` that names the setting, the path and where it was set.
 */
export const readCredentials = async (
  paths: Paths,
  options: { readonly platform: string; readonly notice: (line: string) => void },
): Promise<Credentials> => {
  const [ca, cert, key] = await Promise.all([
    readPem('ca', paths.ca),
    readPem('cert', paths.cert),
    readPem('key', paths.key),
  ]);
  const authority = certificateIn('ca', ca, paths.ca);
  const certificate = certificateIn('cert', cert, paths.cert);
  const privateKey = keyIn(key, paths.key);
  if (!certificate.checkPrivateKey(privateKey)) {
    if (authority.checkPrivateKey(privateKey)) {
      throw failure(
        `${subject('ca', paths.ca)} and ${subject('cert', paths.cert)} are swapped`,
        'swapped_credentials',
        hints.swapped,
      );
    }
    throw failure(
      `${subject('key', paths.key)} does not belong to ${subject('cert', paths.cert)}`,
      'key_mismatch',
      hints.pair,
    );
  }
  if (isAgent(certificate)) {
    throw failure(
      `${subject('cert', paths.cert)} belongs to a server, not to a person`,
      'agent_certificate',
      hints.agent,
    );
  }
  await noticeOpenKey(key.path, options);
  return { ca, cert, key };
};

/**
 * Reads and checks the file with the authority of the storage, which has nothing to do with who we
 * are. Throws a `ConfigurationFailure` that names the path and where it was set.
 */
export const readStorageCa = async (path: Resolved<string>): Promise<CredentialFile> => {
  const file = await readPem('storage-ca', path);
  certificateIn('storage-ca', file, path);
  return file;
};
