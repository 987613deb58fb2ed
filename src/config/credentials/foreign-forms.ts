import { archiveFileNames, type CredentialRole, type Diagnosis, retryHint } from './diagnosis.ts';

const pkcs12 = {
  ca: '-cacerts -nokeys',
  cert: '-clcerts -nokeys',
  key: '-nocerts',
} as const;

/** The first bytes of a file in hexadecimal; dots for those that were not UTF-8. */
export const formatFirstBytes = (text: string): string =>
  [...text.slice(0, 40)]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code > 0x7f ? '..' : code.toString(16).padStart(2, '0');
    })
    .join(' ');

type Describe = (file: string, wanted: CredentialRole) => Diagnosis;

/**
 * Files that are not text, by their first bytes: DER as in X.690, 8.1, and two kinds of archives.
 */
export const foreignBinaries: readonly (readonly [RegExp, Describe])[] = [
  [
    /^50 4b 03 04/,
    (file) => ({
      found: 'is a ZIP archive, not PEM',
      hint: `if it is the API key (api-key.zip), run "imco login ${file}"`,
    }),
  ],
  [
    /^30 (?:\S\S ){1,4}02 01 03/,
    (file, wanted) => ({
      found: 'is a PKCS#12 file, not PEM',
      hint: `run: openssl pkcs12 -in ${file} ${pkcs12[wanted]} -out ${archiveFileNames[wanted]}`,
    }),
  ],
  [
    // A version, or an encryption scheme for keys of RFC 8018.
    /^30 (?:\S\S ){1,4}(?:02 01 0[01]|30 (?:\S\S ){1,3}06 09 2a \.\. 48 \.\. \.\. 0d 01 05)/,
    (file) => ({
      found: 'is a private key in DER, not PEM',
      hint: `run: openssl pkey -inform der -in ${file} -out ${archiveFileNames.key}`,
    }),
  ],
  [
    /^30 (?:\S\S ){1,4}06 09 2a \.\. 48 \.\. \.\. 0d 01 07 02/,
    (file) => ({
      found: 'is a PKCS#7 file, not PEM',
      hint: `run: openssl pkcs7 -inform der -in ${file} -print_certs -out ${archiveFileNames.cert}`,
    }),
  ],
  [
    /^30 \.\. (?:\S\S ){0,3}30/,
    (file, wanted) => ({
      found: 'is DER, not PEM',
      hint: `run: openssl x509 -inform der -in ${file} -out ${wanted === 'ca' ? archiveFileNames.ca : archiveFileNames.cert}`,
    }),
  ],
  [
    /^(?:\.\. ){4}00/,
    (file) => ({
      found: 'is a Java keystore, not PEM',
      hint: `run: keytool -importkeystore -srckeystore ${file} -destkeystore all.p12 -deststoretype pkcs12; then extract the files from all.p12 with openssl pkcs12`,
    }),
  ],
];

export const foreignTexts: readonly (readonly [RegExp, Describe])[] = [
  [/^\s*$/, () => ({ found: 'is empty', hint: retryHint })],
  [
    /^\s*<(?:!doctype|html|\?xml)/i,
    () => ({ found: 'is a web page or XML, not PEM', hint: retryHint }),
  ],
  [
    /^\s*(?:ssh-|ecdsa-sha2-|sk-)\S+ AAAA/,
    () => ({ found: 'is an SSH public key, not PEM', hint: retryHint }),
  ],
  [
    /^PuTTY-User-Key-File/,
    () => ({ found: 'is a PuTTY SSH key, not the private key of a certificate', hint: retryHint }),
  ],
];

export const foreignBlocks: readonly (readonly [RegExp, (file: string) => Diagnosis])[] = [
  [
    /BEGIN (?:NEW )?CERTIFICATE REQUEST/,
    () => ({
      found: 'is a certificate request (CSR), not the certificate',
      hint: 'use the certificate that the CA issued for it',
    }),
  ],
  [
    /BEGIN PKCS7/,
    (file) => ({
      found: 'is a PKCS#7 file',
      hint: `run: openssl pkcs7 -in ${file} -print_certs -out cert.crt`,
    }),
  ],
  [
    /BEGIN TRUSTED CERTIFICATE/,
    (file) => ({
      found: 'contains an OpenSSL certificate with trust settings',
      hint: `run: openssl x509 -in ${file} -out cert.crt`,
    }),
  ],
  [
    /BEGIN X509 CRL/,
    () => ({ found: 'is a certificate revocation list, not a certificate', hint: retryHint }),
  ],
  [/BEGIN (?:RSA |EC )?PUBLIC KEY/, () => ({ found: 'contains a public key', hint: retryHint })],
  [
    /BEGIN PGP/,
    () => ({ found: 'is a PGP key, not the private key of a certificate', hint: retryHint }),
  ],
];

export const diagnoseOpenSshKey = (file: string): Diagnosis => ({
  found: 'is a private key in OpenSSH format',
  hint: `an SSH login key cannot be used; if this is the key of your certificate, run: ssh-keygen -p -m PKCS8 -f ${file}`,
});
