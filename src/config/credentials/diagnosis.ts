/** What was found instead of the expected content, and what to do. */
export interface Diagnosis {
  /** Follows the name of the file in a message: `is a PKCS#12 file, not PEM`. */
  readonly found: string;
  readonly hint: string;
}

/** What a credential file is expected to contain. */
export type CredentialRole = 'ca' | 'cert' | 'key';

/** Names of files in the key archive. */
export const archiveFileNames = { ca: 'ca_cert.pem', cert: 'cert.crt', key: 'cert.key' } as const;

/** The hint if the file cannot be used at all. */
export const retryHint = 'extract the file from api-key.zip again';
