import { parseExactJson } from './exact-json.ts';
import { maxNestingDepth } from './nesting-depth.ts';

/** Longest item in bytes. */
const longest = 64_000_000;

/**
 * Parts in a row that may end no item before each byte is looked at: every guess begins with all
 * that is kept, and may come in parts as small as the other side likes.
 */
const mostMisses = 8;

/** Why bytes are no array of items. */
export class NotAnArray extends Error {
  readonly kind: 'broken' | 'too deep' | 'too long';

  constructor(kind: NotAnArray['kind']) {
    super(kind);
    this.kind = kind;
  }
}

/** Reads the items of a JSON array out of its bytes, whatever parts they come in. */
export interface ArrayScanner {
  /** The items that are whole with these bytes. Throws a `NoArray`. */
  take(bytes: Buffer): readonly unknown[];
  /** Throws a `NoArray` unless the array has come to its end. */
  end(): void;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const space = new Set([0x20, 0x09, 0x0a, 0x0d]);

/** The last byte that is no space. */
const lastOf = (bytes: Buffer): number | undefined => bytes.findLast((byte) => !space.has(byte));

const isSpace = (bytes: Buffer): boolean => bytes.every((byte) => space.has(byte));

/**
 * Opens a scanner. It only looks for the commas between items, and leaves everything between two of
 * them to the parser: so it takes what that takes, and makes the same of it. Bytes that cannot be
 * UTF-8 become U+FFFD as elsewhere, since ASCII is never part of a longer character.
 *
 * Where the last comma is it guesses at first: it is taken to stand behind `}` and before what the
 * first item began with, such as `{"id":`. What is before it are whole items if the parser takes it;
 * with the first guess that fails it begins to look at every byte.
 */
export const createArrayScanner = (): ArrayScanner => {
  let depth = 0;
  let inText = false;
  let isEscaped = false;
  let isOver = false;
  let count = 0;
  let isGuessing = true;
  let misses = 0;
  /** What is taken to stand between two items: the end of one, and how the next begins. */
  let seam: Buffer | undefined;
  /** What was read of items that are not whole yet. */
  let kept: Buffer[] = [];
  let keptLength = 0;

  const keep = (bytes: Buffer): void => {
    if (bytes.length === 0) return;
    kept.push(bytes);
    keptLength += bytes.length;
    if (keptLength > longest) throw new NotAnArray('too long');
  };

  /** What is kept, of which nothing is left. */
  const takeKept = (): Buffer => {
    const bytes = Buffer.concat(kept);
    kept = [];
    keptLength = 0;
    return bytes;
  };

  /** The items of a text that is an array by itself; undefined where it is none. */
  const itemsOf = (text: string, mayBeEmpty: boolean): readonly unknown[] | undefined => {
    let value: unknown;
    try {
      const read = parseExactJson(text);
      if (read.isTooDeep) throw new NotAnArray('too deep');
      value = read.value;
    } catch (failure) {
      if (failure instanceof NotAnArray) throw failure;
      return undefined;
    }
    if (!Array.isArray(value) || (value.length === 0 && !mayBeEmpty)) return undefined;
    count += value.length;
    return value;
  };

  /** What is kept as items; `mayBeEmpty` where the array may have none. */
  const parsed = (mayBeEmpty: boolean): readonly unknown[] => {
    const items = itemsOf(`[${takeKept().toString('utf8')}]`, mayBeEmpty);
    if (!items) throw new NotAnArray('broken');
    return items;
  };

  /** The items that are whole with these bytes as far as can be guessed; undefined where not. */
  const guessed = (bytes: Buffer): readonly unknown[] | undefined => {
    const all = kept.length === 0 ? bytes : Buffer.concat([...kept, bytes]);
    if (lastOf(all) === 0x5d) {
      const items = itemsOf(`[${all.toString('utf8')}`, count === 0);
      if (items) {
        isOver = true;
        return items;
      }
    }
    const head = all.indexOf(':') + 1;
    seam ??= head > 0 ? Buffer.concat([Buffer.from('},'), all.subarray(0, head)]) : undefined;
    const end = seam ? all.lastIndexOf(seam) : -1;
    if (end < 0 && ++misses < mostMisses) {
      keep(bytes);
      return [];
    }
    const items = end < 0 ? undefined : itemsOf(`[${all.toString('utf8', 0, end + 1)}]`, false);
    if (!items) return undefined;
    misses = 0;
    takeKept();
    keep(all.subarray(end + 2));
    return items;
  };

  /** The items that are whole with these bytes, by a look at each of them from `from` on. */
  const scanned = (bytes: Buffer, from: number): readonly unknown[] => {
    const { last, end } = scan(bytes, from);
    if (isOver) {
      keep(bytes.subarray(from, end));
      if (!isSpace(bytes.subarray(end + 1))) throw new NotAnArray('broken');
      return parsed(count === 0);
    }
    if (last < 0) {
      keep(bytes.subarray(from));
      return [];
    }
    keep(bytes.subarray(from, last));
    const items = parsed(false);
    keep(bytes.subarray(last + 1));
    return items;
  };

  /** Where the array begins in `bytes`; the next of its bytes is one of an item. */
  const open = (bytes: Buffer): number => {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (space.has(byte)) continue;
      if (byte !== 0x5b) throw new NotAnArray('broken');
      depth = 1;
      return at + 1;
    }
    return bytes.length;
  };

  /** Reads on from `from`; answers where the last comma between items was, and the end. */
  const scan = (bytes: Buffer, from: number): { readonly last: number; readonly end: number } => {
    let last = -1;
    let at = from;
    for (; at < bytes.length; at++) {
      const byte = bytes[at];
      if (inText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) inText = false;
        continue;
      }
      if (byte === quote) inText = true;
      else if (byte === comma) {
        if (depth === 1) last = at;
      } else if (byte === 0x7b || byte === 0x5b) {
        depth++;
        if (depth > maxNestingDepth) throw new NotAnArray('too deep');
      } else if (byte === 0x7d || byte === 0x5d) {
        depth--;
        if (depth > 0) continue;
        if (byte !== 0x5d) throw new NotAnArray('broken');
        isOver = true;
        return { last, end: at };
      }
    }
    return { last, end: at };
  };

  return {
    take: (bytes) => {
      if (isOver) {
        if (!isSpace(bytes)) throw new NotAnArray('broken');
        return [];
      }
      const from = depth === 0 ? open(bytes) : 0;
      if (depth === 0) return [];
      if (!isGuessing) return scanned(bytes, from);
      const items = guessed(bytes.subarray(from));
      if (items) return items;
      isGuessing = false;
      return scanned(Buffer.concat([takeKept(), bytes.subarray(from)]), 0);
    },
    end: () => {
      // A look at what is left tells what is wrong with it.
      if (!isOver && isGuessing && depth > 0) scanned(takeKept(), 0);
      if (!isOver) throw new NotAnArray('broken');
    },
  };
};
