/** Reads the names and contents of a tar archive (POSIX 1003.1, ustar and pax). */

const block = 512;

const textAt = (bytes: Buffer, from: number, length: number): string =>
  bytes
    .subarray(from, from + length)
    .toString('utf8')
    .replace(/\0.*$/s, '');

/** The name that a pax header gives to the next member. */
const readPaxPath = (text: string): string | undefined => /^\d+ path=(.*)$/m.exec(text)?.[1];

/** The regular files of an archive by name. Throws if it is not a tar archive. */
export const readTar = (bytes: Buffer): Map<string, Buffer> => {
  const members = new Map<string, Buffer>();
  let longName: string | undefined;
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(textAt(bytes, at + 124, 12), 8);
    const magic = textAt(bytes, at + 257, 5);
    if (magic !== 'ustar' || !(at + block + size <= bytes.length))
      throw new Error('not a tar archive');
    const content = bytes.subarray(at + block, at + block + size);
    const type = textAt(bytes, at + 156, 1);
    const prefix = textAt(bytes, at + 345, 155);
    const own = textAt(bytes, at, 100);
    if (type === 'x') longName = readPaxPath(content.toString('utf8'));
    else if (type === 'L') longName = textAt(content, 0, content.length);
    else {
      if (type === '0' || type === '')
        members.set(longName ?? (prefix ? `${prefix}/${own}` : own), content);
      longName = undefined;
    }
    at += block + Math.ceil(size / block) * block;
  }
  if (members.size === 0) throw new Error('not a tar archive');
  return members;
};
