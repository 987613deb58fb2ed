import { createPrivateKey, X509Certificate } from 'node:crypto';
import { getBuiltinModule } from 'node:process';
import { rootCertificates } from 'node:tls';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isChainedToCa, isIssuedBy } from '../../lib/tls/peer-certificate.ts';
import { createTlsSettings, type TlsSettings } from '../../lib/tls/tls.ts';
import type { Connection, PemFile } from '../platform.ts';

/**
 * The CAs trusted with `systemCa`: those built into Node, those of the system if this Node can read
 * them (22.15 and newer), and those in the files the environment names.
 */
const listSystemCas = ({ systemCa, systemCaFiles = [] }: Connection): readonly string[] => {
  if (!systemCa) return [];
  // The types are those of Node 20, which does not have this function.
  const { getCACertificates } = getBuiltinModule('node:tls') as {
    getCACertificates?: (type: 'system') => string[];
  };
  return [
    ...rootCertificates,
    ...(getCACertificates?.('system') ?? []),
    ...systemCaFiles.map(({ pem }) => pem),
  ];
};

const isReadable = (read: (pem: string) => unknown, file: PemFile): boolean => {
  try {
    read(file.pem);
    return true;
  } catch {
    return false;
  }
};

const readCertificate = (pem: string): X509Certificate => new X509Certificate(pem);

const createUnreadable = (
  { path }: PemFile,
  what = 'certificate',
  cause?: unknown,
): ConfigurationFailure =>
  new ConfigurationFailure(`${path} does not contain a readable ${what}`, {
    code: 'malformed_credentials',
    hint: 'use a PEM file without a passphrase, as in api-key.zip',
    cause,
  });

/** Whether OpenSSL accepts the revocation lists of a file. */
const hasCrl = ({ pem }: PemFile): boolean => {
  try {
    createTlsSettings({ cas: [], crl: pem, oldest: '1.2' });
    return true;
  } catch {
    return false;
  }
};

/** Finds out which of the files is invalid after OpenSSL refused them together. */
const explainMisfit = (
  { ca, cert, key, crl }: Connection,
  cause: unknown,
): ConfigurationFailure => {
  if (crl && !hasCrl(crl)) return createUnreadable(crl, 'revocation list', cause);
  const files = [
    { file: ca, what: 'certificate', read: readCertificate },
    { file: cert, what: 'certificate', read: readCertificate },
    { file: key, what: 'private key', read: createPrivateKey },
  ];
  const broken = files.find(({ file, read }) => !isReadable(read, file));
  if (broken) return createUnreadable(broken.file, broken.what, cause);
  return readErrorCode(cause) === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
    ? new ConfigurationFailure(`the key ${key.path} does not match ${cert.path}`, {
        code: 'key_mismatch',
        hint: 'use both files from the same API key (api-key.zip)',
        cause,
      })
    : new ConfigurationFailure(`${cert.path} and ${key.path} cannot be used`, {
        code: 'malformed_credentials',
        hint: 'OpenSSL rejects these files; the keys may be too weak: use both files from a new API key (api-key.zip)',
        cause,
      });
};

/**
 * Creates the TLS settings for the platform, once for all sockets. Only the CA of the profile is
 * trusted. Throws a `ConfigurationFailure` that names the invalid file.
 */
export const createSecurity = (connection: Connection): TlsSettings => {
  const { ca, cert, key, crl, tlsMin = '1.2' } = connection;
  try {
    return createTlsSettings({
      cas: [ca.pem, ...listSystemCas(connection)],
      identity: { cert: cert.pem, key: key.pem },
      crl: crl?.pem,
      oldest: tlsMin,
    });
  } catch (cause) {
    throw explainMisfit(connection, cause);
  }
};

/**
 * Creates the TLS settings for storage and proxies: without our certificate, and trusting the CAs
 * built into Node, those of the platform and the storage, and with `systemCa` those of the system.
 * Throws a `ConfigurationFailure` if the CA of the storage cannot be used.
 */
export const createOutsideSecurity = (connection: Connection): TlsSettings => {
  const { ca, storageCa, tlsMin = '1.2' } = connection;
  if (storageCa && !isReadable(readCertificate, storageCa)) throw createUnreadable(storageCa);
  return createTlsSettings({
    cas: [
      ...rootCertificates,
      ca.pem,
      ...listSystemCas(connection),
      ...(storageCa ? [storageCa.pem] : []),
    ],
    oldest: tlsMin,
  });
};

/** The certificates of a PEM file, in order; none if it cannot be read. */
const readCertificates = ({ pem }: PemFile): readonly X509Certificate[] => {
  try {
    return (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
      readCertificate,
    );
  } catch {
    return [];
  }
};

/** Whether one of the certificates of `file` is signed by one of those of `ca`. */
export const isSignedBy = (file: PemFile, ca: PemFile): boolean =>
  readCertificates(file).some((certificate) =>
    readCertificates(ca).some((signer) => isIssuedBy(certificate, signer)),
  );

/**
 * Whether the first certificate of `file` is signed by one of `ca`, directly or through CAs in
 * `file`. Being in `ca` itself does not count as being signed by it.
 */
export const isChainedTo = (file: PemFile, ca: PemFile): boolean => {
  const [first, ...between] = readCertificates(file);
  if (!first) return false;
  const signers = readCertificates(ca).filter(
    (anchor) => anchor.fingerprint256 !== first.fingerprint256 || isIssuedBy(anchor, anchor),
  );
  return isChainedToCa(first, signers, between);
};

/**
 * What is wrong with the dates of a certificate at `now` (ms since 1970), such as `expired on
 * 2026-01-31`; undefined if it is valid or cannot be read.
 */
export const explainInvalidity = (file: PemFile, now: number): string | undefined => {
  if (!isReadable(readCertificate, file)) return undefined;
  const { validFrom, validTo } = readCertificate(file.pem);
  const day = (date: string): string => new Date(date).toISOString().slice(0, 10);
  if (Date.parse(validTo) < now) return `expired on ${day(validTo)}`;
  if (Date.parse(validFrom) > now) return `is not valid before ${day(validFrom)}`;
  return undefined;
};

/** The validity period of a certificate, in ms since 1970; undefined if it cannot be read. */
export const readLifetime = (
  file: PemFile,
): { readonly from: number; readonly to: number } | undefined => {
  if (!isReadable(readCertificate, file)) return undefined;
  const { validFrom, validTo } = readCertificate(file.pem);
  return { from: Date.parse(validFrom), to: Date.parse(validTo) };
};

/** When a certificate expires, in ms since 1970; undefined if it cannot be read. */
export const readExpiry = (file: PemFile): number | undefined => readLifetime(file)?.to;
