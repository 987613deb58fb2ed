/** Checks whether credentials match, as far as that is possible without the platform. */

import { X509Certificate } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { ErrorCode } from '../../lib/failures/error-codes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { type Diagnosis, retryHint } from './diagnosis.ts';
import { areFilesSwapped, diagnosePem, explainGluedPem, findPemMismatch } from './pem-diagnosis.ts';
import { type Passphrase, unlockPrivateKey } from './private-key.ts';
import { type CredentialFile, type Credentials, storageHint } from './read-pem.ts';

const hints = {
  exchanged: 'swap --cert and --key (or cert and key in the settings)',
  pair: 'use both files from the same API key (api-key.zip)',
  swapped: 'set ca to the CA certificate (ca_cert.pem) and cert to your own certificate (cert.crt)',
  agent: 'create an API key for yourself in the web interface (Settings, User Details, API Key)',
};

/** Credentials that passed the check. */
interface CheckedCredentials extends Credentials {
  /** Of the passphrase file, if the key has a passphrase. */
  readonly passphraseStats?: Stats;
}

/** How messages name the files or archive members. */
export type CertificateFacts = Readonly<Record<keyof Credentials, string>>;

const createFailure = (message: string, code: ErrorCode, hint: string, cause?: unknown) =>
  new ConfigurationFailure(message, { code, hint, cause });

const createMalformed = (subject: string, { found, hint }: Diagnosis, cause?: unknown) =>
  createFailure(`${subject} ${found}`, 'malformed_credentials', hint, cause);

export const parseCertificate = (
  role: 'ca' | 'cert' | 'storage-ca',
  file: CredentialFile,
  subject: string,
) => {
  const glued = explainGluedPem(file.pem);
  if (glued) throw createMalformed(subject, glued);
  try {
    return new X509Certificate(file.pem);
  } catch (error) {
    const { found, hint } = diagnosePem(file, role === 'cert' ? 'cert' : 'ca');
    const next = role === 'storage-ca' && hint === retryHint ? storageHint : hint;
    throw createMalformed(subject, { found, hint: next }, error);
  }
};

const hasAttribute = (name: string | undefined, attribute: string, value: string): boolean =>
  (name ?? '').split('\n').includes(`${attribute}=${value}`);

/**
 * Whether a certificate is a server's, by the old client's rules: OU `Hosts`, or no OU and issuer
 * `Tapp`.
 */
export const isAgentCertificate = ({ subject: owner, issuer }: X509Certificate): boolean =>
  hasAttribute(owner, 'OU', 'Hosts') || (!/^OU=/m.test(owner) && hasAttribute(issuer, 'O', 'Tapp'));

/**
 * Checks credentials without the platform: they are PEM, the key matches the certificate, and the
 * certificate is a person's. Returns them with the key decrypted. Throws a `ConfigurationFailure`
 * that names the faulty file.
 */
export const validateCredentials = async (
  { ca, cert, key }: Credentials,
  subjects: CertificateFacts,
  passphrase: Passphrase,
): Promise<CheckedCredentials> => {
  if (areFilesSwapped(cert.pem, key.pem)) {
    throw createFailure(
      `${subjects.cert} contains the private key and ${subjects.key} the certificate: they are swapped`,
      'swapped_credentials',
      hints.exchanged,
    );
  }
  const caCertificate = parseCertificate('ca', ca, subjects.ca);
  const certificate = parseCertificate('cert', cert, subjects.cert);
  const {
    pem,
    key: privateKey,
    passphraseStats,
  } = await unlockPrivateKey(key, subjects.key, passphrase);
  if (!certificate.checkPrivateKey(privateKey)) {
    if (caCertificate.checkPrivateKey(privateKey)) {
      throw createFailure(
        `${subjects.ca} and ${subjects.cert} are swapped`,
        'swapped_credentials',
        hints.swapped,
      );
    }
    const other = findPemMismatch(cert.pem, privateKey);
    if (other) throw createFailure(`${subjects.cert} ${other.found}`, 'key_mismatch', other.hint);
    throw createFailure(
      `${subjects.key} does not match ${subjects.cert}`,
      'key_mismatch',
      hints.pair,
    );
  }
  if (isAgentCertificate(certificate)) {
    throw createFailure(
      `${subjects.cert} belongs to a server, not to a person`,
      'agent_certificate',
      hints.agent,
    );
  }
  return { ca, cert, key: { ...key, pem }, ...(passphraseStats && { passphraseStats }) };
};
