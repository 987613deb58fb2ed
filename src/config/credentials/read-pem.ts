import type { Stats } from 'node:fs';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import {
  explainFilePermissions,
  isPermissionChecked,
  isWritableByOthers,
} from '../../lib/files/permissions.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';

/** A credential file that has been read. */
export interface CredentialFile {
  readonly path: string;
  readonly pem: string;
}

/** The credentials of a profile. */
export interface Credentials {
  readonly ca: CredentialFile;
  readonly cert: CredentialFile;
  readonly key: CredentialFile;
}

/** A credential file with the stats of the file that was read. */
interface ReadPem {
  readonly file: CredentialFile;
  readonly stats: Stats;
}

type PemRole = keyof Credentials | 'storage-ca';

const missingHint = 'check the path, or extract the file from api-key.zip';

/** What to do about an unusable CA file of the storage. */
export const storageHint =
  'check the path, or remove storage-ca if the storage has a publicly trusted certificate';

/** First bytes of DER, ZIP archives and Java keystores: they are diagnosed, not decoded as text. */
const binaryMarks = ['30', '504b0304', 'feedfeed'].map((hex) => Buffer.from(hex, 'hex'));

const decodePem = (bytes: Buffer): string =>
  binaryMarks.some((mark) => bytes.subarray(0, mark.length).equals(mark))
    ? bytes.toString('latin1')
    : decodeText(bytes);

export const readPem = async (
  role: PemRole,
  path: ResolvedSetting<string>,
  options: CredentialReading,
): Promise<ReadPem> => {
  try {
    const mode = role === 'key' ? '600' : undefined;
    const { bytes, stats } = await readCredentialFile(path, options, mode ? { mode } : {});
    if (role === 'key') refuseWritable(path.value, stats, options);
    return { file: { path: path.value, pem: decodePem(bytes) }, stats };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const hint = role === 'storage-ca' ? storageHint : missingHint;
    throw createFileFailure(formatSubject(role, path), error, {
      hint,
      path: formatPath(role, path.value),
    });
  }
};

/** Throws a `FileProblem` if others can replace this key. */
const refuseWritable = (path: string, stats: Stats, options: CredentialReading): void => {
  if (!isPermissionChecked(options) || !stats.isFile() || !isWritableByOthers(stats)) return;
  const judgement = { ...options, owners: [stats.uid], mode: '600' };
  const problem = explainFilePermissions({ path, stats }, judgement);
  if (problem) throw problem;
};
