/** Files that widen or narrow which servers are trusted, beside the CA of the profile. */
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './read-pem.ts';

/** Bundles of CAs and revocation lists are longer than keys, in bytes. */
export const longestBundle = 8 * 1024 * 1024;

/** Variables by which OpenSSL and Node are told of files with CAs. */
const caVariables = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'] as const;

/**
 * The files with CAs that the environment names, which count with `system-ca` alone. One that
 * cannot be read is passed over with a notice, as Node does.
 */
export const readSystemCaFiles = async (
  env: Readonly<Record<string, string | undefined>>,
  {
    notice,
    signal,
  }: { readonly notice: (line: string) => void; readonly signal?: AbortSignal | undefined },
): Promise<readonly CredentialFile[]> => {
  const files: CredentialFile[] = [];
  for (const variable of caVariables) {
    const path = env[variable];
    if (!path) continue;
    try {
      const { bytes } = await readNamedFile(path, { signal, limit: longestBundle });
      files.push({ path, pem: decodeText(bytes) });
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      notice(`${variable} ignored: the file it names ${error.message}`);
    }
  }
  return files;
};

/** Reads the revocation lists. Throws a `ConfigurationFailure` where the file holds none. */
export const readCrl = async (
  path: ResolvedSetting<string>,
  options: CredentialReading,
): Promise<CredentialFile> => {
  const subject = formatSubject('crl', path);
  const hint =
    'a list in DER form becomes one with: openssl crl -inform der -in list.crl -out list.pem';
  try {
    const { bytes } = await readCredentialFile(path, options, { limit: longestBundle });
    const pem = decodeText(bytes);
    if (pem.includes('-----BEGIN X509 CRL-----')) return { path: path.value, pem };
  } catch (error) {
    throw error instanceof FileProblem
      ? createFileFailure(subject, error, { hint, path: formatPath('crl', path.value) })
      : error;
  }
  throw new ConfigurationFailure(`${subject} holds no revocation list in PEM form`, {
    code: 'malformed_credentials',
    hint,
  });
};
