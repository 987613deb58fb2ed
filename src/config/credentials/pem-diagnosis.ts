/** What stands in a credential file where a certificate or a private key in PEM is wanted. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import { quoteForShell } from '../../lib/text/shell-word.ts';

/** What was found in place of what is wanted, and the one thing to do. */
export interface Diagnosis {
  /** Goes on after the name of the file: `is a PKCS#12 file, not PEM`. */
  readonly found: string;
  readonly hint: string;
}

/** What a file is to hold. */
type Wanted = 'ca' | 'cert' | 'key';

/** Names of files in the key archive. */
const names = { ca: 'ca_cert.pem', cert: 'cert.crt', key: 'cert.key' } as const;

const pkcs12 = {
  ca: '-cacerts -nokeys',
  cert: '-clcerts -nokeys',
  key: '-nocerts',
} as const;

/** The hint where the file is of no use at all. */
export const retryHint = 'take the file from the key archive (api-key.zip) again';

/** The first bytes of a file in hexadecimal; dots for those that were no UTF-8. */
const firstBytes = (text: string): string =>
  [...text.slice(0, 40)]
    .map((letter) => {
      const code = letter.charCodeAt(0);
      return code > 0x7f ? '..' : code.toString(16).padStart(2, '0');
    })
    .join(' ');

type Describe = (file: string, wanted: Wanted) => Diagnosis;

/** Files that are not text, by their first bytes: DER as in X.690, 8.1, and two kinds of archives. */
const binaries: readonly (readonly [RegExp, Describe])[] = [
  [
    /^50 4b 03 04/,
    (file) => ({
      found: 'is a ZIP archive, not PEM',
      hint: `if it is the key archive, run "imco login ${file}"`,
    }),
  ],
  [
    /^30 (?:\S\S ){1,4}02 01 03/,
    (file, wanted) => ({
      found: 'is a PKCS#12 file, not PEM',
      hint: `run: openssl pkcs12 -in ${file} ${pkcs12[wanted]} -out ${names[wanted]}`,
    }),
  ],
  [
    // A version, or one of the schemes of RFC 8018 by which keys are encrypted.
    /^30 (?:\S\S ){1,4}(?:02 01 0[01]|30 (?:\S\S ){1,3}06 09 2a \.\. 48 \.\. \.\. 0d 01 05)/,
    (file) => ({
      found: 'is a private key in DER, not PEM',
      hint: `run: openssl pkey -inform der -in ${file} -out ${names.key}`,
    }),
  ],
  [
    /^30 (?:\S\S ){1,4}06 09 2a \.\. 48 \.\. \.\. 0d 01 07 02/,
    (file) => ({
      found: 'is a PKCS#7 file, not PEM',
      hint: `run: openssl pkcs7 -inform der -in ${file} -print_certs -out ${names.cert}`,
    }),
  ],
  [
    /^30 \.\. (?:\S\S ){0,3}30/,
    (file, wanted) => ({
      found: 'is DER, not PEM',
      hint: `run: openssl x509 -inform der -in ${file} -out ${wanted === 'ca' ? names.ca : names.cert}`,
    }),
  ],
  [
    /^(?:\.\. ){4}00/,
    (file) => ({
      found: 'is a Java keystore, not PEM',
      hint: `run: keytool -importkeystore -srckeystore ${file} -destkeystore all.p12 -deststoretype pkcs12, and take it from there with openssl pkcs12`,
    }),
  ],
];

const texts: readonly (readonly [RegExp, Describe])[] = [
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
    () => ({ found: 'is a PuTTY key for SSH, not the key of a certificate', hint: retryHint }),
  ],
];

const blocks: readonly (readonly [RegExp, (file: string) => Diagnosis])[] = [
  [
    /BEGIN (?:NEW )?CERTIFICATE REQUEST/,
    () => ({
      found: 'is a certificate request (CSR), not the certificate',
      hint: 'use the certificate that the CA made of it',
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
      found: 'holds a certificate with trust settings of OpenSSL',
      hint: `run: openssl x509 -in ${file} -out cert.crt`,
    }),
  ],
  [
    /BEGIN X509 CRL/,
    () => ({ found: 'is a certificate revocation list, not a certificate', hint: retryHint }),
  ],
  [/BEGIN (?:RSA |EC )?PUBLIC KEY/, () => ({ found: 'holds a public key', hint: retryHint })],
  [/BEGIN PGP/, () => ({ found: 'is a PGP key, not the key of a certificate', hint: retryHint })],
];

const hasCertificate = (text: string): boolean => /-----BEGIN CERTIFICATE-----/.test(text);
const hasKey = (text: string): boolean => /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text);

const openSshKey = (file: string): Diagnosis => ({
  found: 'is a private key in the form of OpenSSH',
  hint: `a key for SSH is not that of a certificate; if it is, run: ssh-keygen -p -m PKCS8 -f ${file}`,
});

/** What is wrong with the lines of PEM text. */
const layoutProblem = (text: string): Diagnosis | undefined => {
  if (/-----END [A-Z0-9 ]+-----[ \t]*-----BEGIN/.test(text)) {
    return {
      found: 'lacks a line end between two certificates',
      hint: 'start each -----BEGIN on a line of its own',
    };
  }
  if (/-----BEGIN [A-Z0-9 ]+-----\\n/.test(text)) {
    return {
      found: 'has its line ends written as \\n',
      hint: 'write real line ends, such as with: printf %b "$TEXT" > FILE',
    };
  }
  if (/-----BEGIN [A-Z0-9 ]+-----[ \t]*[A-Za-z0-9+/]/.test(text)) {
    return {
      found: 'is PEM in one line: its line ends were lost',
      hint: 'where it was copied from a variable, quote it: printf %s "$TEXT" > FILE',
    };
  }
  if (/^[ \t>|"']+-----BEGIN/m.test(text)) {
    return {
      found: 'has white space or quotes before -----BEGIN',
      hint: 'take them out: the line begins with -----BEGIN',
    };
  }
  if (/-----BEGIN ([A-Z0-9 ]+)-----/.test(text) && !/-----END/.test(text)) {
    return { found: 'is cut off: -----END is missing', hint: retryHint };
  }
  return undefined;
};

/** Base64 without its heads: what it is can be told by what it decodes to. */
const headless = (text: string, wanted: Wanted): Diagnosis | undefined => {
  const base64 = text.replaceAll(/\s/g, '');
  if (base64.length < 40 || !/^[A-Za-z0-9+/]+=*$/.test(base64)) return undefined;
  if (Buffer.from(base64, 'base64').toString('latin1').startsWith('-----BEGIN')) {
    return { found: 'is base64 of PEM', hint: 'decode it: base64 -d FILE > FILE.pem' };
  }
  const name = wanted === 'key' ? 'PRIVATE KEY' : 'CERTIFICATE';
  return {
    found: 'is base64 without its first and last line',
    hint: `they are -----BEGIN ${name}----- and -----END ${name}-----`,
  };
};

/** A PEM file that could not be read as what is wanted: what is there, and what to do. */
export const diagnosePem = (
  { path, pem }: { readonly path: string; readonly pem: string },
  wanted: Wanted,
): Diagnosis => {
  const file = quoteForShell(path);
  // A mark of UTF-8 at the beginning is none of the content.
  const text = pem.replace(/^\ufeff/, '');
  const bytes = firstBytes(text);
  const [, describe] =
    binaries.find(([mark]) => mark.test(bytes)) ?? texts.find(([mark]) => mark.test(text)) ?? [];
  if (describe) return describe(file, wanted);
  const layout = layoutProblem(text);
  if (layout) return layout;
  if (wanted === 'key' && /BEGIN OPENSSH PRIVATE KEY/.test(text)) return openSshKey(file);
  if (wanted !== 'key' && hasKey(text) && !hasCertificate(text)) {
    return {
      found: 'holds a private key, not a certificate',
      hint: `let ${wanted} name the certificate (${names[wanted]} in the key archive)`,
    };
  }
  if (wanted === 'key' && hasCertificate(text) && !hasKey(text)) {
    return {
      found: 'holds a certificate, not a private key',
      hint: `let key name the private key (${names.key} in the key archive)`,
    };
  }
  const [, block] = blocks.find(([mark]) => mark.test(text)) ?? [];
  if (block) return block(file);
  if (hasCertificate(text) || hasKey(text)) {
    return { found: 'is damaged: what is in it cannot be decoded', hint: retryHint };
  }
  const form = wanted === 'key' ? 'private key' : 'certificate';
  return headless(text, wanted) ?? { found: `holds no ${form} in PEM form`, hint: retryHint };
};

/** Whether certificate and key stand in each other's file. */
export const areFilesSwapped = (cert: string, key: string): boolean =>
  hasKey(cert) && !hasCertificate(cert) && hasCertificate(key) && !hasKey(key);

/** Whether certificates of a file run into each other: only the first of them would be seen. */
export const explainGluedPem = (text: string): Diagnosis | undefined =>
  /-----END [A-Z0-9 ]+-----[ \t]*-----BEGIN/.test(text) ? layoutProblem(text) : undefined;

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

const belongsTo = (pem: string, key: KeyObject): boolean => {
  try {
    return new X509Certificate(pem).checkPrivateKey(key);
  } catch {
    return false;
  }
};

/** Why a certificate is not that of a key, where that can be seen in the files. */
export const findPemMismatch = (cert: string, key: KeyObject): Diagnosis | undefined => {
  const at = [...cert.matchAll(certificate)].findIndex(([pem]) => belongsTo(pem, key));
  if (at < 1) return undefined;
  return {
    found: `has another certificate first: the ${ordinals[at] ?? `${at + 1}th`} in it belongs to the key`,
    hint: 'put the certificate of the key first, and those of the CAs behind it',
  };
};
