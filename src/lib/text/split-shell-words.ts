/** How a part of a word was written: as it is, in double quotes, or so that it stands for itself. */
type Quoting = 'none' | 'double' | 'literal';

/** A part of a word. */
interface WordPart {
  readonly text: string;
  readonly quoting: Quoting;
}

/** A word of a command line, in the parts it was written in. */
export type QuotedWord = readonly WordPart[];

/** Characters that a backslash makes literal within double quotes. */
const escapable = /["\\$`]/;

/** Collects the parts of words. */
class WordCollector {
  readonly words: WordPart[][] = [];
  #word: WordPart[] | undefined;

  /** Adds text to the current word; an empty text begins one, as '' does. */
  add(text: string, quoting: Quoting): void {
    this.#word ??= [];
    const last = this.#word.at(-1);
    if (last?.quoting === quoting) {
      this.#word[this.#word.length - 1] = { text: last.text + text, quoting };
    } else this.#word.push({ text, quoting });
  }

  end(): void {
    if (this.#word) this.words.push(this.#word);
    this.#word = undefined;
  }
}

/**
 * Splits a command line into words as a POSIX shell does. Nothing else that a shell does happens:
 * no variable, command or pattern is expanded. Undefined if a quote or an escape is not complete.
 */
export const splitShellWords = (line: string): readonly QuotedWord[] | undefined => {
  const collected = new WordCollector();
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    const next = line.charAt(at + 1);
    const isEscape =
      character === '\\' && (quote === '' || (quote === '"' && escapable.test(next)));
    if (isEscape) {
      if (next === '') return undefined;
      collected.add(next, 'literal');
      at++;
    } else if (character === quote) quote = '';
    else if (quote !== '') collected.add(character, quote === "'" ? 'literal' : 'double');
    else if (character === "'" || character === '"') {
      quote = character;
      collected.add('', quote === "'" ? 'literal' : 'double');
    } else if (/\s/.test(character)) collected.end();
    else collected.add(character, 'none');
  }
  collected.end();
  return quote === '' ? collected.words : undefined;
};

/** The text of a word. */
export const readWord = (word: QuotedWord): string => word.map(({ text }) => text).join('');

/** Whether a word was written without quotes and escapes. */
export const isUnquoted = (word: QuotedWord): boolean =>
  word.every(({ quoting }) => quoting === 'none');
