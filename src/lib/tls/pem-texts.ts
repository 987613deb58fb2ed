/** Certificates and private keys as PEM texts (RFC 7468), for requests and rows that contain them. */
import type { KeyObject, X509Certificate } from 'node:crypto';
import { getBuiltinModule } from 'node:process';

/** What a PEM text has to hold. */
export type PemForm = 'certificate' | 'certificates' | 'private-key';

// Loaded on demand: most commands read no certificate.
const loadCrypto = () => getBuiltinModule('node:crypto');

const certificateBlock =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

const beginnings = {
  key: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/,
  locked: /-----BEGIN ENCRYPTED PRIVATE KEY|^Proc-Type: 4,ENCRYPTED/m,
  certificate: /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/g,
} as const;

const parseCertificate = (pem: string): X509Certificate | undefined => {
  try {
    return new (loadCrypto().X509Certificate)(pem);
  } catch {
    return undefined;
  }
};

const parseKey = (pem: string): KeyObject | undefined => {
  try {
    return loadCrypto().createPrivateKey(pem);
  } catch {
    return undefined;
  }
};

/** The certificates in a text, in order, without those that cannot be read. */
const parseCertificates = (text: string): readonly X509Certificate[] =>
  (text.match(certificateBlock) ?? []).flatMap((pem) => parseCertificate(pem) ?? []);

const explainCertificates = (text: string, form: PemForm): string | undefined => {
  if (beginnings.key.test(text)) return 'this contains a private key; expected only certificates';
  const count = text.match(beginnings.certificate)?.length ?? 0;
  if (count === 0) return 'expected a certificate in PEM format';
  if (form === 'certificate' && count > 1) {
    return `this contains ${count} certificates; expected one, with the others in the chain`;
  }
  return parseCertificates(text).length === count
    ? undefined
    : 'the certificate is damaged or incomplete';
};

const explainKey = (text: string): string | undefined => {
  if (beginnings.locked.test(text)) {
    return 'the private key has a passphrase; remove it with "openssl pkey -in FILE -out NEW"';
  }
  if (/BEGIN OPENSSH PRIVATE KEY/.test(text)) {
    return 'this is an SSH key; expected the private key of a certificate in PEM format';
  }
  if (!beginnings.key.test(text)) {
    return parseCertificates(text).length > 0
      ? 'this is a certificate; expected its private key'
      : 'expected a private key in PEM format';
  }
  return parseKey(text) ? undefined : 'the private key is damaged or incomplete';
};

/** Explains why a text is not valid PEM of a form, without repeating it; undefined if it is. */
export const explainPemProblem = (text: string, form: PemForm): string | undefined =>
  form === 'private-key' ? explainKey(text) : explainCertificates(text, form);

/** Whether a private key belongs to a certificate; true if one of them cannot be read. */
export const isKeyOf = (certificate: string, key: string): boolean => {
  const [parsed, parsedKey] = [parseCertificate(certificate), parseKey(key)];
  return !parsed || !parsedKey || parsed.checkPrivateKey(parsedKey);
};

/** Whether the first certificate of a chain is that of the CA that issued a certificate. */
export const isIssuedByChain = (certificate: string, chain: string): boolean => {
  const parsed = parseCertificate(certificate);
  const [issuer] = parseCertificates(chain);
  return !parsed || !issuer || (parsed.checkIssued(issuer) && parsed.verify(issuer.publicKey));
};

const readCommonName = (name: string | undefined): string =>
  /^CN=(.*)$/m.exec(name ?? '')?.[1] ?? name?.replaceAll('\n', ', ') ?? '';

/**
 * The names in a PEM text of certificates, one line for each: `shop.example.com (issued by Example CA)`.
 * Undefined if one of them cannot be read.
 */
export const describeCertificates = (text: string): string | undefined => {
  const parsed = parseCertificates(text);
  if (parsed.length === 0 || explainPemProblem(text, 'certificates')) return undefined;
  return parsed
    .map(
      ({ subject, issuer }) => `${readCommonName(subject)} (issued by ${readCommonName(issuer)})`,
    )
    .join('\n');
};

/** When a certificate expires, in ms since 1970; undefined if it cannot be read. */
export const readCertificateEnd = (pem: string): number | undefined => {
  const end = Date.parse(parseCertificate(pem)?.validTo ?? '');
  return Number.isNaN(end) ? undefined : end;
};
