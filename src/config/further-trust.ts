/** Files that widen or narrow which servers are trusted, beside the CA of the profile. */
import { readFile, stat } from 'node:fs/promises';
import { ConfigurationFailure } from '../failures.ts';
import type { CredentialFile } from './credentials.ts';
import type { Resolved } from './settings.ts';

/** Bundles of CAs and revocation lists are longer than keys, in bytes. */
const longest = 8 * 1024 * 1024;

/** Variables by which OpenSSL and Node are told of files with CAs. */
const caVariables = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'] as const;

/** The text of a regular file of bounded size; undefined where it is none, or cannot be read. */
const readBundle = async (path: string): Promise<string | undefined> => {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= longest ? await readFile(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The files with CAs that the environment names, which count with `system-ca` alone. One that
 * cannot be read is passed over with a notice, as Node does.
 */
export const readSystemCaFiles = async (
  env: Readonly<Record<string, string | undefined>>,
  notice: (line: string) => void,
): Promise<readonly CredentialFile[]> => {
  const files: CredentialFile[] = [];
  for (const variable of caVariables) {
    const path = env[variable];
    if (!path) continue;
    const pem = await readBundle(path);
    if (pem === undefined) notice(`${variable} ignored: the file it names cannot be read`);
    else files.push({ path, pem });
  }
  return files;
};

/** Reads the revocation lists. Throws a `ConfigurationFailure` where the file holds none. */
export const readCrl = async ({ value, origin }: Resolved<string>): Promise<CredentialFile> => {
  const pem = await readBundle(value);
  if (pem?.includes('-----BEGIN X509 CRL-----')) return { path: value, pem };
  throw new ConfigurationFailure(
    `crl ${value} (from ${origin.where}) ${pem === undefined ? 'cannot be read' : 'holds no revocation list in PEM form'}`,
    {
      code: pem === undefined ? 'unreadable_file' : 'malformed_credentials',
      hint: 'a list in DER form becomes one with: openssl crl -inform der -in list.crl -out list.pem',
    },
  );
};
