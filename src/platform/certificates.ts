import { createPrivateKey, X509Certificate } from 'node:crypto';
import { getBuiltinModule } from 'node:process';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { ConfigurationFailure } from '../failures.ts';
import { codeOf } from './causes.ts';
import type { Connection, PemFile } from './platform.ts';

/**
 * The roots of Node and, where this Node can read them (from 22.15), those of the system and of
 * NODE_EXTRA_CA_CERTS.
 */
const systemRoots = (): readonly string[] => {
  // The types are those of Node 20, which does not have this function.
  const { getCACertificates } = getBuiltinModule('node:tls') as {
    getCACertificates?: (type: 'system' | 'extra') => string[];
  };
  const further = (['system', 'extra'] as const).flatMap((type) => getCACertificates?.(type) ?? []);
  return [...rootCertificates, ...further];
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

const unreadable = (
  { path }: PemFile,
  what = 'certificate',
  cause?: unknown,
): ConfigurationFailure =>
  new ConfigurationFailure(`${path} holds no readable ${what}`, {
    code: 'malformed_credentials',
    hint: 'it should be PEM text as in the key archive, and without a passphrase',
    cause,
  });

/** Finds out which of the files is at fault when OpenSSL refused them together. */
const misfit = ({ ca, cert, key }: Connection, cause: unknown): ConfigurationFailure => {
  const files = [
    { file: ca, what: 'certificate', read: readCertificate },
    { file: cert, what: 'certificate', read: readCertificate },
    { file: key, what: 'private key', read: createPrivateKey },
  ];
  const broken = files.find(({ file, read }) => !isReadable(read, file));
  if (broken) return unreadable(broken.file, broken.what, cause);
  return codeOf(cause) === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
    ? new ConfigurationFailure(`the key ${key.path} does not belong to ${cert.path}`, {
        code: 'key_mismatch',
        hint: 'take both files from the same key archive',
        cause,
      })
    : new ConfigurationFailure(`${cert.path} and ${key.path} cannot be used`, {
        code: 'malformed_credentials',
        hint: 'take both files from a new key archive: OpenSSL refuses these, perhaps as too weak',
        cause,
      });
};

/**
 * What TLS needs of a connection, made once for all sockets. Only the authority of the profile is
 * trusted; like the old client and curl, also where that is no root itself. Throws a
 * `ConfigurationFailure` that names the file at fault.
 */
export const securityOf = (connection: Connection): SecureContext => {
  const { ca, cert, key, systemCa } = connection;
  try {
    return createSecureContext({
      ca: systemCa ? [ca.pem, ...systemRoots()] : ca.pem,
      cert: cert.pem,
      key: key.pem,
      minVersion: 'TLSv1.2',
      allowPartialTrustChain: true,
    });
  } catch (cause) {
    throw misfit(connection, cause);
  }
};

/**
 * What TLS needs outside of the platform, with storage and with proxies: no certificate of ours,
 * and trust in the authorities of the system, of the platform and of the storage. Throws a
 * `ConfigurationFailure` when the last of them cannot be used.
 */
export const outsideSecurityOf = ({ ca, storageCa }: Connection): SecureContext => {
  if (storageCa && !isReadable(readCertificate, storageCa)) throw unreadable(storageCa);
  return createSecureContext({
    ca: [...systemRoots(), ca.pem, ...(storageCa ? [storageCa.pem] : [])],
    minVersion: 'TLSv1.2',
    allowPartialTrustChain: true,
  });
};

/** The certificates of a PEM file, in their order; none where it can't be read. */
const certificatesIn = ({ pem }: PemFile): readonly X509Certificate[] => {
  try {
    return (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map(
      readCertificate,
    );
  } catch {
    return [];
  }
};

/** Whether one of the certificates of `file` is signed by one of those of `authority`. */
export const isSignedBy = (file: PemFile, authority: PemFile): boolean =>
  certificatesIn(file).some((certificate) =>
    certificatesIn(authority).some(
      (signer) => certificate.checkIssued(signer) && certificate.verify(signer.publicKey),
    ),
  );

const issuerAmong = (
  certificate: X509Certificate,
  candidates: readonly X509Certificate[],
): X509Certificate | undefined =>
  candidates.find(
    (signer) => certificate.checkIssued(signer) && certificate.verify(signer.publicKey),
  );

/**
 * Whether the first certificate of `file` leads to one of `authority`, directly or by way of others
 * that are in `file`.
 */
export const chainsTo = (file: PemFile, authority: PemFile): boolean => {
  const [first, ...between] = certificatesIn(file);
  const anchors = certificatesIn(authority);
  let certificate = first;
  for (let steps = 0; certificate && steps <= between.length; steps++) {
    if (issuerAmong(certificate, anchors)) return true;
    certificate = issuerAmong(certificate, between);
  }
  return false;
};

/**
 * What is wrong with the dates of a certificate at `now` (ms since 1970), such as `expired on
 * 2026-01-31`; undefined when nothing is, or when it cannot be read.
 */
export const invalidityOf = (file: PemFile, now: number): string | undefined => {
  if (!isReadable(readCertificate, file)) return undefined;
  const { validFrom, validTo } = readCertificate(file.pem);
  const day = (date: string): string => new Date(date).toISOString().slice(0, 10);
  if (Date.parse(validTo) < now) return `expired on ${day(validTo)}`;
  if (Date.parse(validFrom) > now) return `is not valid before ${day(validFrom)}`;
  return undefined;
};

/** From when to when a certificate is good, in ms since 1970; undefined when it cannot be read. */
export const lifetimeOf = (
  file: PemFile,
): { readonly from: number; readonly to: number } | undefined => {
  if (!isReadable(readCertificate, file)) return undefined;
  const { validFrom, validTo } = readCertificate(file.pem);
  return { from: Date.parse(validFrom), to: Date.parse(validTo) };
};

/** When a certificate ends, in ms since 1970; undefined when it cannot be read. */
export const expiryOf = (file: PemFile): number | undefined => lifetimeOf(file)?.to;
