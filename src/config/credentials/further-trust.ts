/** Files that add or revoke trust in servers, in addition to the CA of the profile. */
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';
import type { CredentialFile } from './read-pem.ts';

/** Size limit of CA bundles and revocation lists, in bytes: they are longer than keys. */
export const longestBundle = 8 * 1024 * 1024;

/** Variables that name files with CAs for OpenSSL and Node. */
const caVariables = ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'] as const;

/**
 * The files with CAs that the environment names, used only with `system-ca`. One that cannot be
 * read is skipped with a notice, as Node does.
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

/** Reads the revocation lists. Throws a `ConfigurationFailure` if the file contains none. */
export const readCrl = async (
  path: ResolvedSetting<string>,
  options: CredentialReading,
): Promise<CredentialFile> => {
  const subject = formatSubject('crl', path);
  const hint = 'convert a DER file with: openssl crl -inform der -in list.crl -out list.pem';
  try {
    const { bytes } = await readCredentialFile(path, options, { limit: longestBundle });
    const pem = decodeText(bytes);
    if (pem.includes('-----BEGIN X509 CRL-----')) return { path: path.value, pem };
  } catch (error) {
    throw error instanceof FileProblem
      ? createFileFailure(subject, error, { hint, path: formatPath('crl', path.value) })
      : error;
  }
  throw new ConfigurationFailure(`${subject} does not contain a revocation list in PEM format`, {
    code: 'malformed_credentials',
    hint,
  });
};
