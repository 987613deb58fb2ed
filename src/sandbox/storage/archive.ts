/** Reads the archive of a cookbook. */
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

/**
 * The cookbook in an archive, or the problem of the archive. Stored with the row after the upload.
 */
export type ArchiveFinding =
  | {
      readonly name: string;
      readonly version: string;
      readonly description: string | null;
      readonly recipes: readonly string[];
      readonly revision: string;
    }
  | { readonly problem: string };

/** The finding of the archive of a cookbook version; undefined before the upload. */
export const inspectArchive = ({ finding }: StoredItem): ArchiveFinding | undefined =>
  // Findings are created only here and by the seed; the state file stores them unchanged.
  isJsonObject(finding) ? (finding as ArchiveFinding) : undefined;

const unpackTar = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!gzipped) return readTar(bytes);
  return readTar(await promisify(gunzip)(bytes, { maxOutputLength: largestContent }));
};

const isOfInterest = (name: string): boolean =>
  /(?:^|\/)(?:metadata\.(?:json|rb)|recipes\/[^/]+\.rb)$/.test(name);

const unpackZip = async (bytes: Buffer): Promise<Map<string, Buffer>> => {
  const { unzipSync } = await import('fflate');
  const filter = ({ name, originalSize }: { name: string; originalSize: number }): boolean =>
    isOfInterest(name) && originalSize < 1024 * 1024;
  const members = Object.entries(unzipSync(bytes, { filter }));
  return new Map(members.map(([name, content]) => [name, Buffer.from(content)]));
};

const unpackArchive = (bytes: Buffer): Promise<Map<string, Buffer>> =>
  bytes.subarray(0, 2).toString('latin1') === 'PK' ? unpackZip(bytes) : unpackTar(bytes);

/** `name 'joomla'` in `metadata.rb`. */
const readRubyValue = (text: string, word: string): string | undefined =>
  new RegExp(`^\\s*${word}\\s+(['"])(.*?)\\1`, 'm').exec(text)?.[2];

const parseJsonMembers = (text: string): InputMembers => {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
};

const parseMetadata = (name: string, text: string): InputMembers =>
  name.endsWith('.json')
    ? parseJsonMembers(text)
    : {
        name: readRubyValue(text, 'name'),
        version: readRubyValue(text, 'version'),
        description: readRubyValue(text, 'description'),
      };

const measureDepth = (name: string): number => name.replace(/^\.\//, '').split('/').length;

/** The metadata file nearest to the root; JSON before Ruby. */
const findMetadataName = (names: readonly string[]): string | undefined =>
  names
    .filter((name) => /(?:^|\/)metadata\.(?:json|rb)$/.test(name) && measureDepth(name) <= 2)
    .sort((one, other) => measureDepth(one) - measureDepth(other) || one.localeCompare(other))[0];

const createFinding = (members: ReadonlyMap<string, Buffer>, revision: string): ArchiveFinding => {
  const at = findMetadataName([...members.keys()]);
  if (at === undefined)
    return { problem: 'The archive does not contain a metadata.json or metadata.rb' };
  const { name, version, description } = parseMetadata(at, members.get(at)?.toString('utf8') ?? '');
  if (typeof name !== 'string' || name === '') return { problem: `${at} does not contain a name` };
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
    return { problem: `${at} does not contain a version of three numbers` };
  const folder = at.replace(/metadata\.\w+$/, 'recipes/');
  const recipes = [...members.keys()]
    .filter(
      (member) => member.startsWith(folder) && /^[^/]+\.rb$/.test(member.slice(folder.length)),
    )
    .map((member) => `${name}::${member.slice(folder.length, -'.rb'.length)}`)
    .sort();
  const about = typeof description === 'string' ? description : null;
  return { name, version, description: about, recipes, revision };
};

/** Reads the archive at `path`; a problem of the archive is a finding as well. */
export const readArchive = async (path: string, size: number): Promise<InputMembers> => {
  if (size > largestArchive) return { finding: { problem: 'The archive is larger than 32 MB' } };
  const bytes = await readFile(path);
  const revision = createHash('sha256').update(bytes).digest('hex');
  try {
    return { finding: createFinding(await unpackArchive(bytes), revision) };
  } catch {
    return { finding: { problem: 'The archive is neither a tar, a tar.gz nor a zip file' } };
  }
};
