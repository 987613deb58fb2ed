/** What stands in a credential file where a certificate or a private key in PEM is wanted. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { archiveFileNames, type CredentialRole, type Diagnosis, retryHint } from './diagnosis.ts';
import {
  diagnoseOpenSshKey,
  foreignBinaries,
  foreignBlocks,
  foreignTexts,
  formatFirstBytes,
} from './foreign-forms.ts';

const hasCertificate = (text: string): boolean => /-----BEGIN CERTIFICATE-----/.test(text);
const hasKey = (text: string): boolean => /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(text);

/** What is wrong with the lines of PEM text. */
const explainLayout = (text: string): Diagnosis | undefined => {
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

/** Base64 without its heads: what it is can be seen by what it decodes to. */
const diagnoseHeadless = (text: string, wanted: CredentialRole): Diagnosis | undefined => {
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
  wanted: CredentialRole,
): Diagnosis => {
  const file = quoteForShell(path);
  // A mark of UTF-8 at the beginning is none of the content.
  const text = pem.replace(/^\ufeff/, '');
  const bytes = formatFirstBytes(text);
  const [, describe] =
    foreignBinaries.find(([mark]) => mark.test(bytes)) ??
    foreignTexts.find(([mark]) => mark.test(text)) ??
    [];
  if (describe) return describe(file, wanted);
  const layout = explainLayout(text);
  if (layout) return layout;
  if (wanted === 'key' && /BEGIN OPENSSH PRIVATE KEY/.test(text)) return diagnoseOpenSshKey(file);
  if (wanted !== 'key' && hasKey(text) && !hasCertificate(text)) {
    return {
      found: 'holds a private key, not a certificate',
      hint: `let ${wanted} name the certificate (${archiveFileNames[wanted]} in the key archive)`,
    };
  }
  if (wanted === 'key' && hasCertificate(text) && !hasKey(text)) {
    return {
      found: 'holds a certificate, not a private key',
      hint: `let key name the private key (${archiveFileNames.key} in the key archive)`,
    };
  }
  const [, block] = foreignBlocks.find(([mark]) => mark.test(text)) ?? [];
  if (block) return block(file);
  if (hasCertificate(text) || hasKey(text)) {
    return { found: 'is damaged: what is in it cannot be decoded', hint: retryHint };
  }
  const form = wanted === 'key' ? 'private key' : 'certificate';
  return (
    diagnoseHeadless(text, wanted) ?? { found: `holds no ${form} in PEM form`, hint: retryHint }
  );
};

/** Whether certificate and key stand in each other's file. */
export const areFilesSwapped = (cert: string, key: string): boolean =>
  hasKey(cert) && !hasCertificate(cert) && hasCertificate(key) && !hasKey(key);

/** Whether certificates of a file run into each other: only the first of them would be seen. */
export const explainGluedPem = (text: string): Diagnosis | undefined =>
  /-----END [A-Z0-9 ]+-----[ \t]*-----BEGIN/.test(text) ? explainLayout(text) : undefined;

const certificate = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

const isCertificateOf = (pem: string, key: KeyObject): boolean => {
  try {
    return new X509Certificate(pem).checkPrivateKey(key);
  } catch {
    return false;
  }
};

/** Why a certificate is not that of a key, where that can be seen in the files. */
export const findPemMismatch = (cert: string, key: KeyObject): Diagnosis | undefined => {
  const at = [...cert.matchAll(certificate)].findIndex(([pem]) => isCertificateOf(pem, key));
  if (at < 1) return undefined;
  return {
    found: `has another certificate first: the ${ordinals[at] ?? `${at + 1}th`} in it belongs to the key`,
    hint: 'put the certificate of the key first, and those of the CAs behind it',
  };
};
