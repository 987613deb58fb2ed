import { crc32 } from 'node:zlib';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import type { CertificateFacts } from './credential-check.ts';
import type { Credentials } from './read-pem.ts';
import { createZipRefusal, readZipMembers, type ZipMember } from './zip.ts';

/** Size limits in bytes, far above those of real archives of the platform. */
const longestMember = 256 * 1024;
const longestArchive = 1024 * 1024;

/** Size of the parts that are inflated, in bytes: it bounds what one of them can grow to. */
const step = 512;

/** File names of the members by role; they may be in any folder of the archive. */
const names = { ca: 'ca_cert.pem', cert: 'cert.crt', key: 'cert.key' } as const;

type Role = keyof typeof names;

/** Reads a file up to the limit: the limit applies to the bytes read, not to the reported size. */
const readArchiveBytes = async (
  path: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> => {
  try {
    return (await readNamedFile(path, { limit: longestArchive, signal })).bytes;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    if (error.kind === 'too-long') throw createZipRefusal(path, 'it is too large for an API key');
    const hint =
      error.kind === 'folder'
        ? 'if the browser unpacked it, give its files with --ca, --cert and --key'
        : 'give the path of the api-key.zip from the web interface (Settings, User Details, API Key)';
    throw createFileFailure(`the archive ${path}`, error, { hint });
  }
};

const inflateMember = async (archive: string, member: ZipMember): Promise<Uint8Array> => {
  const tooLong = () => createZipRefusal(archive, `${member.name} is too large when unpacked`);
  if (member.method === 0) return member.bytes;
  if (member.method !== 8)
    throw createZipRefusal(archive, `${member.name} uses an unsupported compression method`);
  const { Inflate } = await import('fflate');
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const inflate = new Inflate((part, final) => {
    length += part.length;
    isWhole ||= final;
    if (length > longestMember) throw tooLong();
    parts.push(part);
  });
  try {
    for (let at = 0; at < member.bytes.length; at += step) {
      inflate.push(member.bytes.subarray(at, at + step), at + step >= member.bytes.length);
    }
  } catch (error) {
    if (error instanceof ConfigurationFailure) throw error;
    throw createZipRefusal(archive, `${member.name} is damaged`);
  }
  if (!isWhole) throw createZipRefusal(archive, `${member.name} is damaged`);
  return Buffer.concat(parts);
};

const readMemberText = async (archive: string, member: ZipMember): Promise<string> => {
  const bytes = await inflateMember(archive, member);
  if (bytes.length !== member.size || crc32(bytes) !== member.checksum) {
    throw createZipRefusal(archive, `${member.name} is damaged`);
  }
  return Buffer.from(bytes).toString('utf8');
};

const findMember = (archive: string, members: readonly ZipMember[], role: Role): ZipMember => {
  const fitting = members.filter(({ name }) => name.split('/').at(-1) === names[role]);
  const [member] = fitting;
  if (!member) throw createZipRefusal(archive, `it does not contain ${names[role]}`);
  if (fitting.length > 1)
    throw createZipRefusal(archive, `it contains ${names[role]} ${fitting.length} times`);
  return member;
};

/** How messages name the members of an archive. */
export const readArchiveFacts = (archive: string): CertificateFacts => ({
  ca: `${names.ca} in ${archive}`,
  cert: `${names.cert} in ${archive}`,
  key: `${names.key} in ${archive}`,
});

/**
 * Reads the key archive (api-key.zip) in memory and within limits; nothing is unpacked to disk.
 * Throws a `ConfigurationFailure` if it is not an archive as the platform creates it.
 */
export const readKeyArchive = async (path: string, signal?: AbortSignal): Promise<Credentials> => {
  const members = readZipMembers(await readArchiveBytes(path, signal), path);
  const long = members.find(({ size }) => size > longestMember);
  if (long) throw createZipRefusal(path, `${long.name} is too large when unpacked`);
  const facts = readArchiveFacts(path);
  const file = async (role: Role) => ({
    path: facts[role],
    pem: await readMemberText(path, findMember(path, members, role)),
  });
  return { ca: await file('ca'), cert: await file('cert'), key: await file('key') };
};
