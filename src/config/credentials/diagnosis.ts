/** What was found in place of what is wanted, and the one thing to do. */
export interface Diagnosis {
  /** Goes on after the name of the file: `is a PKCS#12 file, not PEM`. */
  readonly found: string;
  readonly hint: string;
}

/** What a file is to hold. */
export type CredentialRole = 'ca' | 'cert' | 'key';

/** Names of files in the key archive. */
export const archiveFileNames = { ca: 'ca_cert.pem', cert: 'cert.crt', key: 'cert.key' } as const;

/** The hint where the file is of no use at all. */
export const retryHint = 'take the file from the key archive (api-key.zip) again';
