import { isUtf8 } from 'node:buffer';
import { FileProblem } from '../files/file-problem.ts';

/** Number of bytes that are checked to detect the encoding. */
const sample = 1024;

const hasMark = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, offset) => bytes[offset] === byte);

/** UTF-16 without a mark, where every second byte of nearly all units is zero: of Latin letters. */
const detectUtf16 = (bytes: Uint8Array): string | undefined => {
  const units = Math.floor(Math.min(bytes.length, sample) / 2);
  let [first, second] = [0, 0];
  for (let unit = 0; unit < units; unit++) {
    if (bytes[unit * 2] === 0) first += 1;
    if (bytes[unit * 2 + 1] === 0) second += 1;
  }
  const [fewer, more] = [Math.min(first, second), Math.max(first, second)];
  if (units <= 1 || fewer > 0 || more <= units / 2) return undefined;
  return first > second ? 'UTF-16BE' : 'UTF-16LE';
};

/** The name in iconv of a wide encoding (UTF-16 or UTF-32); undefined for any other. */
const detectWideEncoding = (bytes: Uint8Array): string | undefined => {
  if (hasMark(bytes, 0xff, 0xfe, 0, 0) || hasMark(bytes, 0, 0, 0xfe, 0xff)) return 'UTF-32';
  if (hasMark(bytes, 0xff, 0xfe) || hasMark(bytes, 0xfe, 0xff)) return 'UTF-16';
  return detectUtf16(bytes);
};

/** How many bytes follow the first of a character, and the least and most the second may be. */
const readShape = (byte: number): readonly [more: number, least: number, most: number] => {
  if (byte < 0x80) return [0, 0, 0];
  if (byte >= 0xc2 && byte <= 0xdf) return [1, 0x80, 0xbf];
  if (byte === 0xe0) return [2, 0xa0, 0xbf];
  if (byte === 0xed) return [2, 0x80, 0x9f];
  if (byte >= 0xe1 && byte <= 0xef) return [2, 0x80, 0xbf];
  if (byte === 0xf0) return [3, 0x90, 0xbf];
  if (byte >= 0xf1 && byte <= 0xf3) return [3, 0x80, 0xbf];
  if (byte === 0xf4) return [3, 0x80, 0x8f];
  return [-1, 0, 0];
};

/** How many bytes the character at a place has; none where it is not UTF-8 (Unicode, table 3-7). */
const measureCharacter = (bytes: Uint8Array, offset: number): number => {
  const [more, least, most] = readShape(bytes[offset] ?? 0);
  for (let next = 1; next <= more; next++) {
    const byte = bytes[offset + next] ?? 0;
    if (byte < (next === 1 ? least : 0x80) || byte > (next === 1 ? most : 0xbf)) return 0;
  }
  return more + 1;
};

/** The index of the first byte that is not UTF-8. */
const findWrongByte = (bytes: Uint8Array): number => {
  let offset = 0;
  for (let length = 1; length > 0 && offset < bytes.length; offset += length) {
    length = measureCharacter(bytes, offset);
  }
  return offset;
};

/** The byte that is wrong and its line, of what anybody may see. */
const describeWrongByte = (bytes: Uint8Array): string => {
  const offset = findWrongByte(bytes);
  const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
  return `byte ${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} in line ${line}`;
};

/** The text in these bytes. Throws a `FileProblem` that repeats nothing of it unless it is UTF-8. */
export const decodeText = (bytes: Buffer): string => {
  const wide = detectWideEncoding(bytes);
  if (wide !== undefined) {
    const name = wide.replace(/[BL]E$/, '');
    throw new FileProblem('encoding', `is ${name}: save it as UTF-8`, { encoding: wide });
  }
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new FileProblem('encoding', `is not UTF-8 (${describeWrongByte(bytes)})`);
};
