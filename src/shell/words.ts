import { replaceUnsafe } from '../output/terminal/safe-text.ts';

/** A thing as completion offers it: the word that names it, its id and its state. */
export interface CompletionWord {
  readonly word: string;
  readonly id: string;
  readonly state: string;
  /** What distinguishes it from others in a few words; empty for nothing. */
  readonly about?: string;
  /** Ids of the labels on it; undefined where that is not known. */
  readonly labels?: readonly string[];
}

/** Whether a word can stand on a line and be shown as it is. */
export const isPlainWord = (name: string): boolean =>
  name.trim() !== '' && !name.includes('\t') && replaceUnsafe(name, () => '') === name;

/** The labels of a thing as they stand on a line: `,id,id`, and a comma alone for none. */
const formatLabels = (labels: readonly string[] | undefined): string =>
  labels === undefined ? '-' : `,${labels.join(',')}`;

const formatWordLine = ({ word, id, state, about = '', labels }: CompletionWord): string => {
  const usual = [word, id || '-', state || '-'];
  const more = about === '' && labels === undefined ? [] : [about || '-', formatLabels(labels)];
  return `${[...usual, ...more].join('\t')}\n`;
};

/**
 * A line for each word: the word, its id and its state, with `-` for what is not known; and where
 * one of them is known what else tells it from others, and the ids of its labels.
 */
export const formatWordLines = (words: readonly CompletionWord[]): string =>
  words.map(formatWordLine).join('');

/** Words for profiles; the active one has `current` in the place of a state. */
export const createProfileWords = (
  names: readonly string[],
  current: string | undefined,
): readonly CompletionWord[] =>
  names
    .filter(isPlainWord)
    .map((word) => ({ word, id: '', state: word === current ? 'current' : '' }));
