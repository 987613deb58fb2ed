import { ConfigurationFailure } from '../../lib/failures/failures.ts';

/** A member of an archive, as its directory describes it. */
export interface ZipMember {
  readonly name: string;
  /** Compression method: 0 is stored, 8 is deflated. */
  readonly method: number;
  /** Declared size in bytes when inflated. */
  readonly size: number;
  readonly checksum: number;
  /** The packed content. */
  readonly bytes: Uint8Array;
}

/** Limit on the number of members; the platform's archive has three. */
const mostMembers = 64;

/**
 * Lengths and signatures of APPNOTE 4.3: end of central directory, directory entry, local header.
 */
const endLength = 22;
const entryLength = 46;
const headerLength = 30;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;

/** The locator before the end of a Zip64 archive. */
const zip64Mark = 0x07064b50;
const zip64Length = 20;

/** The Unix file type in the upper half of the external attributes. */
const kindMask = 0o170000;
const plainKinds = new Set([0, 0o100000, 0o040000]);

/** A refusal that names the archive and never its content. */
export const createZipRefusal = (archive: string, what: string): ConfigurationFailure =>
  new ConfigurationFailure(`${archive}: ${what}`, {
    code: 'bad_archive',
    hint: 'nothing was saved; download api-key.zip from the web interface again',
  });

/** Finds the end record, which must end the file: data behind it could be another archive. */
const findDirectoryEnd = (view: DataView, archive: string): number => {
  for (let at = view.byteLength - endLength; at >= 0; at--) {
    if (view.getUint32(at, true) !== endMark) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw createZipRefusal(archive, 'not a ZIP archive, or incomplete');
};

/** Whether a name could be a path outside the folder of the archive. */
const isLeadingAway = (name: string): boolean =>
  /^[/~]|[:\0]/.test(name) || name.split('/').includes('..');

/** Decodes a name; Windows PowerShell 5 separates folders with backslashes. */
const decodeName = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes).replaceAll('\\', '/');

/** A name, shortened for a message. */
const shortenName = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}...` : name);

/**
 * The members of a ZIP archive in memory, not yet inflated. Throws a `ConfigurationFailure` if one
 * is a symbolic link, has a path outside the archive, occurs twice or has two different names: such an
 * archive is not from the platform.
 */
export const readZipMembers = (bytes: Uint8Array, archive: string): readonly ZipMember[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view, archive);
  if (end >= zip64Length && view.getUint32(end - zip64Length, true) === zip64Mark) {
    throw createZipRefusal(archive, 'it was repacked as Zip64, which imco cannot read');
  }
  const count = view.getUint16(end + 10, true);
  if (count > mostMembers)
    throw createZipRefusal(
      archive,
      `it contains ${count} files; at most ${mostMembers} are allowed`,
    );
  const members: ZipMember[] = [];
  let at = view.getUint32(end + 16, true);
  try {
    for (let index = 0; index < count; index++) {
      const member = readMember(bytes, view, at, archive);
      members.push(member.member);
      at = member.next;
    }
  } catch (error) {
    // Offsets outside the file.
    if (error instanceof RangeError)
      throw createZipRefusal(archive, 'its central directory is damaged');
    throw error;
  }
  if (at !== end) throw createZipRefusal(archive, 'its central directory is damaged');
  const names = members.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw createZipRefusal(archive, `it has ${shortenName(twice)} twice`);
  return members;
};

const readMember = (bytes: Uint8Array, view: DataView, at: number, archive: string) => {
  if (view.getUint32(at, true) !== entryMark)
    throw createZipRefusal(archive, 'its central directory is damaged');
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
    view.getUint16(at + offset, true),
  ) as [number, number, number];
  const name = decodeName(bytes.subarray(at + entryLength, at + entryLength + nameLength));
  if (isLeadingAway(name))
    throw createZipRefusal(archive, `${shortenName(name)} has a path outside the archive`);
  const kind = (view.getUint32(at + 38, true) >>> 16) & kindMask;
  if (!plainKinds.has(kind))
    throw createZipRefusal(archive, `${shortenName(name)} is a symbolic link or a device`);
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
    throw createZipRefusal(archive, `${shortenName(name)} has two different names`);
  }
  const start =
    header + headerLength + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packed > bytes.length)
    throw createZipRefusal(archive, `${shortenName(name)} is cut off`);
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
