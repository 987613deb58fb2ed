/**
 * Diagnoses credential files that do not contain the expected certificate or private key in PEM.
 */
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

/** What is wrong with the line structure of PEM text. */
const explainLayout = (text: string): Diagnosis | undefined => {
  if (/-----END [A-Z0-9 ]+-----[ \t]*-----BEGIN/.test(text)) {
    return {
      found: 'has no line break between two certificates',
      hint: 'put each -----BEGIN on a line of its own',
    };
  }
  if (/-----BEGIN [A-Z0-9 ]+-----\\n/.test(text)) {
    return {
      found: 'contains \\n instead of line breaks',
      hint: 'write real line breaks, for example with: printf %b "$TEXT" > FILE',
    };
  }
  if (/-----BEGIN [A-Z0-9 ]+-----[ \t]*[A-Za-z0-9+/]/.test(text)) {
    return {
      found: 'is PEM on a single line: its line breaks were lost',
      hint: 'if you copied it from a variable, quote the variable: printf %s "$TEXT" > FILE',
    };
  }
  if (/^[ \t>|"']+-----BEGIN/m.test(text)) {
    return {
      found: 'has white space or quotes before -----BEGIN',
      hint: 'remove them, so that the line starts with -----BEGIN',
    };
  }
  if (/-----BEGIN ([A-Z0-9 ]+)-----/.test(text) && !/-----END/.test(text)) {
    return { found: 'is cut off: -----END is missing', hint: retryHint };
  }
  return undefined;
};

/** Base64 without its BEGIN and END lines, or base64 of a PEM file. */
const diagnoseHeadless = (text: string, wanted: CredentialRole): Diagnosis | undefined => {
  const base64 = text.replaceAll(/\s/g, '');
  if (base64.length < 40 || !/^[A-Za-z0-9+/]+=*$/.test(base64)) return undefined;
  if (Buffer.from(base64, 'base64').toString('latin1').startsWith('-----BEGIN')) {
    return { found: 'is base64-encoded PEM', hint: 'decode it: base64 -d FILE > FILE.pem' };
  }
  const name = wanted === 'key' ? 'PRIVATE KEY' : 'CERTIFICATE';
  return {
    found: 'is base64 without its first and last line',
    hint: `add the lines -----BEGIN ${name}----- and -----END ${name}-----`,
  };
};

/** Diagnoses a file that cannot be read as the wanted role: what it is, and what to do. */
export const diagnosePem = (
  { path, pem }: { readonly path: string; readonly pem: string },
  wanted: CredentialRole,
): Diagnosis => {
  const file = quoteForShell(path);
  // A byte order mark is not part of the content.
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
      found: 'contains a private key, not a certificate',
      hint: `set ${wanted} to the certificate (${archiveFileNames[wanted]} in api-key.zip)`,
    };
  }
  if (wanted === 'key' && hasCertificate(text) && !hasKey(text)) {
    return {
      found: 'contains a certificate, not a private key',
      hint: `set key to the private key (${archiveFileNames.key} in api-key.zip)`,
    };
  }
  const [, block] = foreignBlocks.find(([mark]) => mark.test(text)) ?? [];
  if (block) return block(file);
  if (hasCertificate(text) || hasKey(text)) {
    return { found: 'is damaged: its content cannot be decoded', hint: retryHint };
  }
  const form = wanted === 'key' ? 'private key' : 'certificate';
  return (
    diagnoseHeadless(text, wanted) ?? {
      found: `does not contain a ${form} in PEM format`,
      hint: retryHint,
    }
  );
};

/** Whether the files of certificate and key are swapped. */
export const areFilesSwapped = (cert: string, key: string): boolean =>
  hasKey(cert) && !hasCertificate(cert) && hasCertificate(key) && !hasKey(key);

/** Diagnoses certificates without a line break between them: only the first would be read. */
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

/** Why a certificate does not match a key, if another certificate in the file does. */
export const findPemMismatch = (cert: string, key: KeyObject): Diagnosis | undefined => {
  const at = [...cert.matchAll(certificate)].findIndex(([pem]) => isCertificateOf(pem, key));
  if (at < 1) return undefined;
  return {
    found: `starts with another certificate; the ${ordinals[at] ?? `${at + 1}th`} one matches the key`,
    hint: 'put the certificate of the key first, followed by those of the CAs',
  };
};
