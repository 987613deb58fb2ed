import { ArrayBytes, closeBracket, findLastByte, isAllSpace, NotAnArray } from './array-bytes.ts';
import { parseExactJson } from './exact-json.ts';

/** Longest item in bytes. */
const longest = 64_000_000;

/**
 * Parts in a row that may end no item before each byte is looked at: every guess begins with all
 * that is kept, and may come in parts as small as the other side likes.
 */
const mostMisses = 8;

/** The items of a JSON array; undefined if the text is not one. */
const parseItems = (text: string): readonly unknown[] | undefined => {
  try {
    const { value, isTooDeep } = parseExactJson(text);
    if (isTooDeep) throw new NotAnArray('too deep');
    return Array.isArray(value) ? value : undefined;
  } catch (failure) {
    if (failure instanceof NotAnArray) throw failure;
    return undefined;
  }
};

/** The bytes of items that are not complete yet. */
class UnfinishedItems {
  #parts: Buffer[] = [];
  #length = 0;

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#length += bytes.length;
    if (this.#length > longest) throw new NotAnArray('too long');
  }

  /** All collected bytes, followed by `bytes`; the collection stays as it is. */
  joinedWith(bytes: Buffer): Buffer {
    return this.#parts.length === 0 ? bytes : Buffer.concat([...this.#parts, bytes]);
  }

  /** Removes and returns all collected bytes. */
  take(): Buffer {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    return bytes;
  }
}

/**
 * Reads the items of a JSON array from bytes that arrive in parts. It only searches for the commas
 * between items and leaves the text between two of them to the parser, so it accepts the same JSON
 * and returns the same values. Invalid UTF-8 becomes U+FFFD as elsewhere, since ASCII is never part
 * of a longer character.
 *
 * At first it guesses the place of the last comma: between `}` and the beginning of the first item,
 * such as `{"id":`. If the parser accepts the bytes before it, they are complete items. After the
 * first wrong guess it scans every byte.
 */
export class ArrayScanner {
  readonly #bytes = new ArrayBytes();
  readonly #unfinished = new UnfinishedItems();
  #isOver = false;
  #isEmpty = true;
  #isGuessing = true;
  #misses = 0;
  /** What is taken to stand between two items: the end of one, and how the next begins. */
  #seam: Buffer | undefined;

  /** The items that are whole with these bytes. Throws a `NotAnArray`. */
  take(bytes: Buffer): readonly unknown[] {
    if (this.#isOver) {
      if (!isAllSpace(bytes)) throw new NotAnArray('broken');
      return [];
    }
    const from = this.#bytes.hasBegun ? 0 : this.#bytes.begin(bytes);
    if (!this.#bytes.hasBegun) return [];
    if (!this.#isGuessing) return this.#scan(bytes, from);
    const items = this.#guess(bytes.subarray(from));
    if (items) return items;
    this.#isGuessing = false;
    return this.#scan(Buffer.concat([this.#unfinished.take(), bytes.subarray(from)]), 0);
  }

  /** Throws a `NotAnArray` unless the array has come to its end. */
  end(): void {
    // Parsing the rest reports what is wrong with it.
    if (!this.#isOver && this.#isGuessing && this.#bytes.hasBegun) {
      this.#scan(this.#unfinished.take(), 0);
    }
    if (!this.#isOver) throw new NotAnArray('broken');
  }

  /** The items that are whole with these bytes as far as can be guessed; undefined where not. */
  #guess(bytes: Buffer): readonly unknown[] | undefined {
    const all = this.#unfinished.joinedWith(bytes);
    const rest = this.#guessEnd(all);
    if (rest) return rest;
    const end = this.#findSeam(all);
    if (end < 0 && ++this.#misses < mostMisses) {
      this.#unfinished.add(bytes);
      return [];
    }
    const items = end < 0 ? undefined : this.#parseSome(`[${all.toString('utf8', 0, end + 1)}]`);
    if (!items) return undefined;
    this.#misses = 0;
    this.#unfinished.take();
    this.#unfinished.add(all.subarray(end + 2));
    return items;
  }

  /** The items where the array ends with these bytes. */
  #guessEnd(all: Buffer): readonly unknown[] | undefined {
    if (findLastByte(all) !== closeBracket) return undefined;
    const items = this.#parseLast(`[${all.toString('utf8')}`);
    this.#isOver = items !== undefined;
    return items;
  }

  /** Where the last item that is whole ends; -1 where that cannot be guessed. */
  #findSeam(all: Buffer): number {
    const head = all.indexOf(':') + 1;
    this.#seam ??= head > 0 ? Buffer.concat([Buffer.from('},'), all.subarray(0, head)]) : undefined;
    return this.#seam ? all.lastIndexOf(this.#seam) : -1;
  }

  /** The items that are whole with these bytes, by a look at each of them from `from` on. */
  #scan(bytes: Buffer, from: number): readonly unknown[] {
    const { last, end, isOver } = this.#bytes.scan(bytes, from);
    this.#isOver = isOver;
    if (isOver) {
      this.#unfinished.add(bytes.subarray(from, end));
      if (!isAllSpace(bytes.subarray(end + 1))) throw new NotAnArray('broken');
      return this.#orBroken(this.#parseLast(this.#takeText()));
    }
    if (last < 0) {
      this.#unfinished.add(bytes.subarray(from));
      return [];
    }
    this.#unfinished.add(bytes.subarray(from, last));
    const items = this.#orBroken(this.#parseSome(this.#takeText()));
    this.#unfinished.add(bytes.subarray(last + 1));
    return items;
  }

  #takeText(): string {
    return `[${this.#unfinished.take().toString('utf8')}]`;
  }

  /** Items of which more follow: at least one. */
  #parseSome(text: string): readonly unknown[] | undefined {
    const items = parseItems(text);
    if (!items || items.length === 0) return undefined;
    this.#isEmpty = false;
    return items;
  }

  /** The last items: none only where there was none before. */
  #parseLast(text: string): readonly unknown[] | undefined {
    const items = parseItems(text);
    return items?.length === 0 && !this.#isEmpty ? undefined : items;
  }

  #orBroken(items: readonly unknown[] | undefined): readonly unknown[] {
    if (!items) throw new NotAnArray('broken');
    return items;
  }
}
