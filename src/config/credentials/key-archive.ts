import { crc32 } from 'node:zlib';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import type { CertificateFacts } from './credential-check.ts';
import type { Credentials } from './read-pem.ts';
import { createZipRefusal, readZipMembers, type ZipMember } from './zip.ts';

/** Nothing in an archive of the platform is nearly as long. */
const longestMember = 256 * 1024;
const longestArchive = 1024 * 1024;

/** Input is inflated in parts: what one of them can grow to is bounded. */
const step = 512;

/** The members by their role; they may stand at any depth. */
const names = { ca: 'ca_cert.pem', cert: 'cert.crt', key: 'cert.key' } as const;

type Role = keyof typeof names;

/** The bytes of a file, as far as it is not too long: its size is not asked, but found out. */
const readArchiveBytes = async (
  path: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> => {
  try {
    return (await readNamedFile(path, { limit: longestArchive, signal })).bytes;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    if (error.kind === 'too-long')
      throw createZipRefusal(path, 'it is far longer than a key archive');
    const hint =
      error.kind === 'folder'
        ? 'a browser may have unpacked it: name its files with --ca, --cert and --key'
        : 'name the api-key.zip that the web interface hands out (Settings, User Details, API Key)';
    throw createFileFailure(`the archive ${path}`, error, { hint });
  }
};

const inflateMember = async (archive: string, member: ZipMember): Promise<Uint8Array> => {
  const tooLong = () =>
    createZipRefusal(archive, `${member.name} inflates to more than a key can be`);
  if (member.method === 0) return member.bytes;
  if (member.method !== 8)
    throw createZipRefusal(archive, `${member.name} is packed in a strange way`);
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
  if (!member) throw createZipRefusal(archive, `it has no ${names[role]}`);
  if (fitting.length > 1)
    throw createZipRefusal(archive, `it has ${names[role]} ${fitting.length} times`);
  return member;
};

/** How messages name the members of an archive. */
export const readArchiveFacts = (archive: string): CertificateFacts => ({
  ca: `${names.ca} in ${archive}`,
  cert: `${names.cert} in ${archive}`,
  key: `${names.key} in ${archive}`,
});

/**
 * Reads the key archive of the platform, in memory and within bounds; nothing is unpacked. Throws a
 * `ConfigurationFailure` where the archive is not what the platform hands out.
 */
export const readKeyArchive = async (path: string, signal?: AbortSignal): Promise<Credentials> => {
  const members = readZipMembers(await readArchiveBytes(path, signal), path);
  const long = members.find(({ size }) => size > longestMember);
  if (long) throw createZipRefusal(path, `${long.name} inflates to more than a key can be`);
  const facts = readArchiveFacts(path);
  const file = async (role: Role) => ({
    path: facts[role],
    pem: await readMemberText(path, findMember(path, members, role)),
  });
  return { ca: await file('ca'), cert: await file('cert'), key: await file('key') };
};
