import { crc32 } from 'node:zlib';

/** A member as it is put into an archive; what is not said is as usual. */
export interface Put {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The name in front of the bytes, where it is another than that in the directory. */
  readonly otherName?: string;
  readonly method?: number;
  /** What it says its size is. */
  readonly size?: number;
  /** Attributes as of Unix: 0o120777 is a link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly checksum?: number;
}

/** An archive put together by hand, right or wrong in any way. */
export const zipOf = (members: readonly Put[]): Buffer => {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const put of members) {
    const { bytes, method = 0, flags = 0, mode = 0o100600, size = bytes.length } = put;
    const checksum = put.checksum ?? crc32(bytes);
    const first = Buffer.from(put.otherName ?? put.name);
    const name = Buffer.from(put.name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(method, 8);
    header.writeUInt32LE(checksum, 14);
    header.writeUInt32LE(bytes.length, 18);
    header.writeUInt32LE(size, 22);
    header.writeUInt16LE(first.length, 26);
    parts.push(header, first, Buffer.from(bytes));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(checksum, 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((mode * 0x10000) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, name);
    at += header.length + first.length + bytes.length;
  }
  const length = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
};
