import { maxNestingDepth } from './nesting-depth.ts';

/** Why bytes are not an array of items. */
export class NotAnArray extends Error {
  readonly kind: 'broken' | 'too deep' | 'too long';

  constructor(kind: NotAnArray['kind']) {
    super(kind);
    this.kind = kind;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The byte at which an array ends. */
export const closeBracket = 0x5d;

const space = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The last byte that is not a space. */
export const findLastByte = (bytes: Buffer): number | undefined =>
  bytes.findLast((byte) => !space.has(byte));

/** Whether there is nothing but spaces in bytes. */
export const isAllSpace = (bytes: Buffer): boolean => bytes.every((byte) => space.has(byte));

/** Finds the commas between the items of a JSON array, and its end, whatever parts it comes in. */
export class ArrayBytes {
  #depth = 0;
  #isInText = false;
  #isEscaped = false;
  #isOver = false;

  get hasBegun(): boolean {
    return this.#depth > 0;
  }

  /** Where the array begins in `bytes`; the next of its bytes is one of an item. */
  begin(bytes: Buffer): number {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (space.has(byte)) continue;
      if (byte !== openBracket) throw new NotAnArray('broken');
      this.#depth = 1;
      return at + 1;
    }
    return bytes.length;
  }

  /** Reads on from `from`; answers where the last comma between items was, and the end. */
  scan(
    bytes: Buffer,
    from: number,
  ): { readonly last: number; readonly end: number; readonly isOver: boolean } {
    let last = -1;
    let at = from;
    for (; at < bytes.length && !this.#isOver; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#isInText) this.#readText(byte);
      else if (byte === quote) this.#isInText = true;
      else if (byte === comma) {
        if (this.#depth === 1) last = at;
      } else this.#readBracket(byte);
    }
    return { last, end: this.#isOver ? at - 1 : at, isOver: this.#isOver };
  }

  #readText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInText = false;
  }

  #readBracket(byte: number): void {
    if (byte === openBrace || byte === openBracket) {
      this.#depth++;
      if (this.#depth > maxNestingDepth) throw new NotAnArray('too deep');
    } else if (byte === closeBrace || byte === closeBracket) {
      this.#depth--;
      if (this.#depth > 0) return;
      if (byte !== closeBracket) throw new NotAnArray('broken');
      this.#isOver = true;
    }
  }
}
