import { ConfigurationFailure } from '../../lib/failures/failures.ts';

/** A member of an archive, as its directory describes it. */
export interface ZipMember {
  readonly name: string;
  /** 0 for bytes as they are, 8 for deflated ones. */
  readonly method: number;
  /** Bytes it says it is when inflated. */
  readonly size: number;
  readonly checksum: number;
  /** What it holds, not yet inflated. */
  readonly bytes: Uint8Array;
}

/** Most members; the platform's archive has three. */
const mostMembers = 64;

/** Lengths and marks by APPNOTE 4.3: end of directory, entry, member. */
const endLength = 22;
const entryLength = 46;
const headerLength = 30;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;

/** Stands before the end of an archive for more than four gigabytes. */
const zip64Mark = 0x07064b50;
const zip64Length = 20;

/** The kind of file in the upper half of the attributes, as Unix has it. */
const kindMask = 0o170000;
const plainKinds = new Set([0, 0o100000, 0o040000]);

/** A refusal that names the archive and never its content. */
export const createZipRefusal = (archive: string, what: string): ConfigurationFailure =>
  new ConfigurationFailure(`${archive}: ${what}`, {
    code: 'bad_archive',
    hint: 'take the archive (api-key.zip) from the platform again; nothing was written',
  });

/** The directory ends where the file does: what stands behind it could be another archive. */
const findDirectoryEnd = (view: DataView, archive: string): number => {
  for (let at = view.byteLength - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw createZipRefusal(archive, 'this is no zip archive, or not all of it');
};

/** Whether a name could lead out of the folder it is unpacked in. */
const isLeadingAway = (name: string): boolean =>
  /^[/~]|[:\0]/.test(name) || name.split('/').includes('..');

/** A name as it is read: Windows PowerShell 5 writes backslashes between folders. */
const decodeName = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes).replaceAll('\\', '/');

/** A name as a message shows it: short. */
const shortenName = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}...` : name);

/**
 * The members of a zip archive in memory, nothing inflated. Throws a `ConfigurationFailure` where
 * one is a link, leads out of the archive, is there twice or is told in two ways: an archive like
 * that is not the platform's, whatever else is in it.
 */
export const readZipMembers = (bytes: Uint8Array, archive: string): readonly ZipMember[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view, archive);
  if (end >= zip64Length && view.getUint32(end - zip64Length, true) === zip64Mark) {
    throw createZipRefusal(archive, 'it was packed again as Zip64, which cannot be read here');
  }
  const count = view.getUint16(end + 10, true);
  if (count > mostMembers)
    throw createZipRefusal(archive, `it has ${count} members, more than any key`);
  const members: ZipMember[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let index = 0; index < count; index++) {
      const member = readMember(bytes, view, at, archive);
      members.push(member.member);
      at = member.next;
    }
  } catch (error) {
    // Offsets that lead out of the file.
    if (error instanceof RangeError) throw createZipRefusal(archive, 'its directory is broken');
    throw error;
  }
  if (at !== end) throw createZipRefusal(archive, 'its directory is broken');
  const names = members.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw createZipRefusal(archive, `${shortenName(twice)} is in it twice`);
  return members;
};

const readMember = (bytes: Uint8Array, view: DataView, at: number, archive: string) => {
  if (view.getUint32(at, true) !== entryMark)
    throw createZipRefusal(archive, 'its directory is broken');
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
    view.getUint16(at + offset, true),
  ) as [number, number, number];
  const name = decodeName(bytes.subarray(at + entryLength, at + entryLength + nameLength));
  if (isLeadingAway(name))
    throw createZipRefusal(archive, `${shortenName(name)} leads out of the archive`);
  const kind = (view.getUint32(at + 38, true) >>> 16) & kindMask;
  if (!plainKinds.has(kind))
    throw createZipRefusal(archive, `${shortenName(name)} is a link or a device`);
  if ((view.getUint16(at + 8, true) & 1) !== 0) {
    throw createZipRefusal(archive, `${shortenName(name)} is encrypted`);
  }
  const [packed, size, header] = [20, 24, 42].map((offset) =>
    view.getUint32(at + offset, true),
  ) as [number, number, number];
  const localName = decodeName(
    bytes.subarray(
      header + headerLength,
      header + headerLength + view.getUint16(header + 26, true),
    ),
  );
  if (view.getUint32(header, true) !== headerMark || localName !== name) {
    throw createZipRefusal(archive, `${shortenName(name)} has another name in a second place`);
  }
  const start =
    header + headerLength + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packed > bytes.length)
    throw createZipRefusal(archive, `${shortenName(name)} is not all there`);
  return {
    member: {
      name,
      method: view.getUint16(at + 10, true),
      size,
      checksum: view.getUint32(at + 16, true),
      bytes: bytes.subarray(start, start + packed),
    },
    next: at + entryLength + nameLength + extraLength + noteLength,
  };
};
