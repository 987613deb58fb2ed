import { replaceUnsafe } from '../output/terminal/safe-text.ts';

/** An item as completion offers it: the word that names it, its id and its state. */
export interface CompletionWord {
  readonly word: string;
  readonly id: string;
  readonly state: string;
  /** A short description that distinguishes it from others; can be empty. */
  readonly about?: string;
  /** Ids of its labels; undefined if unknown. */
  readonly labels?: readonly string[];
  /** Ids of the rows that it refers to, or that list it if it is a value; undefined if unknown. */
  readonly related?: readonly string[];
}

/** Whether a word can be written on one line without escaping. */
export const isPlainWord = (name: string): boolean =>
  name.trim() !== '' && !name.includes('\t') && replaceUnsafe(name, () => '') === name;

/** Ids as a column: `,id,id`, and a single comma for none. */
const formatIds = (ids: readonly string[] | undefined): string =>
  ids === undefined ? '-' : `,${ids.join(',')}`;

const formatWordLine = ({ word, id, state, about = '', ...ids }: CompletionWord): string => {
  const { labels, related } = ids;
  const columns = [word, id, state, about].map((text) => text || '-');
  const last = [formatIds(labels), formatIds(related)];
  const length = related ? 6 : about !== '' || labels ? 5 : 3;
  return `${[...columns, ...last].slice(0, length).join('\t')}\n`;
};

/**
 * A line for each word: the word, its id and its state, with `-` for unknown values. If one of them
 * is known, the description and the ids of its labels follow, then those of related rows.
 */
export const formatWordLines = (words: readonly CompletionWord[]): string =>
  words.map(formatWordLine).join('');

/** Words for profiles; the active one has `current` as its state. */
export const createProfileWords = (
  names: readonly string[],
  current: string | undefined,
): readonly CompletionWord[] =>
  names
    .filter(isPlainWord)
    .map((word) => ({ word, id: '', state: word === current ? 'current' : '' }));
