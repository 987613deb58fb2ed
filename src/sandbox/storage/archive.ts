/** Reads archives that are uploaded: what is in them, or what is wrong with them. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isJsonObject } from '../../lib/json/members.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import { readTar } from './tar.ts';

/** Larger archives are not read: they are unpacked in memory. */
const largestArchive = 32 * 1024 * 1024;
/** Largest unpacked size of an archive. */
const largestContent = 128 * 1024 * 1024;

/** What is in an archive: a version of something that has a name, and members of its own. */
export interface FoundVersion {
  readonly name: string;
  readonly version: string;
  readonly description: string | null;
  readonly [contents: string]: unknown;
}

/**
 * The version in an archive, or the problem of the archive. Stored with the row after the upload.
 */
export type ArchiveFinding =
  | (FoundVersion & { readonly revision: string })
  | { readonly problem: string };

/** A kind of archive. */
export interface ArchiveKind {
  /** The members that describe it; no others are unpacked from a zip file. */
  readonly members: RegExp;
  /** The version in an archive with these members, or its problem in a sentence. */
  find(members: ReadonlyMap<string, Buffer>): FoundVersion | string;
}

/** The finding of an uploaded archive; undefined before the upload. */
export const inspectArchive = ({ finding }: StoredItem): ArchiveFinding | undefined =>
  // Findings are created only here and by the seed; the state file stores them unchanged.
  isJsonObject(finding) ? (finding as ArchiveFinding) : undefined;

const unpackTar = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!gzipped) return readTar(bytes);
  return readTar(await promisify(gunzip)(bytes, { maxOutputLength: largestContent }));
};

const unpackZip = async (bytes: Buffer, wanted: RegExp): Promise<Map<string, Buffer>> => {
  const { unzipSync } = await import('fflate');
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
    wanted.test(name) && originalSize < 1024 * 1024;
  const members = Object.entries(unzipSync(bytes, { filter }));
  return new Map(members.map(([name, content]) => [name, Buffer.from(content)]));
};

const unpackArchive = (bytes: Buffer, wanted: RegExp): Promise<Map<string, Buffer>> =>
  bytes.subarray(0, 2).toString('latin1') === 'PK' ? unpackZip(bytes, wanted) : unpackTar(bytes);

/** Reads a member of an archive as a JSON object; empty if it is none. */
export const parseJsonMembers = (text: string): InputMembers => {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
};

/** How deep a member is, 1 at the root. */
export const measureDepth = (name: string): number => name.replace(/^\.\//, '').split('/').length;

/** Reads archives of a kind; a problem of the archive is a finding as well. */
export const createArchiveReader =
  ({ members, find }: ArchiveKind) =>
  async (path: string, size: number): Promise<InputMembers> => {
    if (size > largestArchive) return { finding: { problem: 'The archive is larger than 32 MB' } };
    const bytes = await readFile(path);
    const revision = createHash('sha256').update(bytes).digest('hex');
    try {
      const found = find(await unpackArchive(bytes, members));
      return {
        finding: typeof found === 'string' ? { problem: found } : { ...found, revision },
      };
    } catch {
      return { finding: { problem: 'The archive is neither a tar, a tar.gz nor a zip file' } };
    }
  };
