import { isAscii } from '../terminal/safe-text.ts';

/** Measures text in the cells of a terminal. The text is safe already: it has no escapes. */
export interface WidthRuler {
  width(text: string): number;
  /** The parts a reader sees as one character each, in order. */
  clusters(text: string): Iterable<string>;
}

const settled = /^[ -~¡-¬®-ʯ…ぁ-ゖァ-ヺ一-鿿가-힣]*$/;
const wide = /[ぁ-ゖァ-ヺ一-鿿가-힣]/g;

/**
 * True for text whose width nobody doubts: ASCII, Latin letters, the sign of a cut, and Chinese,
 * Japanese and Korean syllables. Each character stands by itself and takes one cell or two.
 */
export const isPlainWidth = (text: string): boolean => settled.test(text);

const measurePlain = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

const asciiRuler: WidthRuler = {
  width: (text) => text.length,
  clusters: (text) => text,
};

const openUnicodeRuler = async (): Promise<WidthRuler> => {
  const { default: stringWidth } = await import('string-width');
  const segmenter = new Intl.Segmenter();
  return {
    // string-width takes about 20 µs for non-ASCII text.
    width: (text) => {
      if (isAscii(text)) return text.length;
      return isPlainWidth(text) ? measurePlain(text) : stringWidth(text);
    },
    *clusters(text) {
      for (const { segment } of segmenter.segment(text)) yield segment;
    },
  };
};

/**
 * Creates a ruler for `texts` and their parts. Plain ASCII, the common case, is measured by its
 * length: loading the Unicode tables takes some milliseconds.
 */
export const createRuler = async (texts: Iterable<string>): Promise<WidthRuler> => {
  for (const text of texts) {
    if (!isAscii(text)) return openUnicodeRuler();
  }
  return asciiRuler;
};

/**
 * A ruler that loads nothing, for messages that must be printed at once. It counts uncertain
 * characters as wide, so that no text is wider than measured.
 */
export const upperBoundRuler: WidthRuler = {
  width: (text) => {
    if (isAscii(text)) return text.length;
    return isPlainWidth(text)
      ? measurePlain(text)
      : [...new Intl.Segmenter().segment(text)].length * 2;
  },
  *clusters(text) {
    for (const { segment } of new Intl.Segmenter().segment(text)) yield segment;
  },
};

/** Width in cells of the longest word that has at most `most` cells. */
export const measureLongestWord = (ruler: WidthRuler, text: string, most: number): number => {
  let longest = 0;
  for (const word of text.split(' ')) {
    const width = ruler.width(word);
    if (width > longest && width <= most) longest = width;
  }
  return longest;
};

/** `text` if it fits into `width` cells, otherwise its beginning and `…`. */
export const cutToWidth = (ruler: WidthRuler, text: string, width: number): string => {
  if (ruler.width(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let room = width - 1;
  for (const cluster of ruler.clusters(text)) {
    room -= ruler.width(cluster);
    if (room < 0) break;
    kept += cluster;
  }
  return `${kept}…`;
};

/** The words of `text` that fit into `width` cells and `…`; of a first word that does not, its beginning. */
export const cutAtWord = (ruler: WidthRuler, text: string, width: number): string => {
  if (ruler.width(text) <= width) return text;
  const [first = ''] = wrapToWidth(ruler, text, width - 2);
  const isBroken = !text.startsWith(`${first} `);
  return isBroken || first.trim() === '' ? cutToWidth(ruler, text, width) : `${first} …`;
};

/**
 * `text` on lines of at most `width` cells, broken between words, and inside a word only where it
 * is longer than a line. Spaces at the start of the text stay, those at the end of a line go.
 */
export const wrapToWidth = (ruler: WidthRuler, text: string, width: number): readonly string[] => {
  if (ruler.width(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const breakLine = (): void => {
    lines.push(line.trimEnd());
    line = '';
    used = 0;
  };
  // Each word comes with the spaces behind it.
  for (const word of text.split(/(?<= )(?! )/)) {
    const wide = ruler.width(word.trimEnd());
    if (line.trim() !== '' && used + wide > width) breakLine();
    if (used + wide <= width) {
      line += word;
      used += ruler.width(word);
      continue;
    }
    for (const cluster of ruler.clusters(word)) {
      const step = ruler.width(cluster);
      if (line !== '' && used + step > width) breakLine();
      line += cluster;
      used += step;
    }
  }
  breakLine();
  return lines;
};
