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
}

/** Whether a word can be written on one line without escaping. */
export const isPlainWord = (name: string): boolean =>
  name.trim() !== '' && !name.includes('\t') && replaceUnsafe(name, () => '') === name;

/** The labels of an item as a column: `,id,id`, and a single comma for none. */
const formatLabels = (labels: readonly string[] | undefined): string =>
  labels === undefined ? '-' : `,${labels.join(',')}`;

const formatWordLine = ({ word, id, state, about = '', labels }: CompletionWord): string => {
  const usual = [word, id || '-', state || '-'];
  const more = about === '' && labels === undefined ? [] : [about || '-', formatLabels(labels)];
  return `${[...usual, ...more].join('\t')}\n`;
};

/**
 * A line for each word: the word, its id and its state, with `-` for unknown values. If at least one
 * of them is known, the description and the ids of its labels follow.
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
