import type { Resource } from '../catalog/vocabulary.ts';
import { readText } from '../operate/rows/answers.ts';
import { type NamedItem, qualifiedName, shortestWordFor } from '../operate/targets/match.ts';
import { replaceUnsafe } from '../output/terminal/safe-text.ts';

/** A thing as completion offers it: the word that names it, its id and its state. */
export interface CompletionWord {
  readonly word: string;
  readonly id: string;
  readonly state: string;
  /** What tells it from others in a few words; empty for nothing. */
  readonly about?: string;
  /** Ids of the labels on it; undefined where that is not known. */
  readonly labels?: readonly string[];
}

const idForm = /^[\w-]{1,64}$/;

/** An id or a state as it stands on a line; what looks like neither is left out. */
const plain = (text: string): string => (idForm.test(text) ? text : '');

/** Whether a name can stand on a line and be shown as it is. */
const isPlain = (name: string): boolean =>
  name.trim() !== '' && !name.includes('\t') && replaceUnsafe(name, () => '') === name;

/** The name a thing is told apart by, as far as there is more than one of that name. */
const nameOf = (resource: Resource, called: NamedItem, isShared: boolean): string =>
  isShared ? qualifiedName(resource, called) : called.name;

/** Longest summary that is worth its place beside a name. */
const longestSummary = 60;

const aboutOf = ({ summary }: Resource, { item }: NamedItem): string => {
  const text = summary?.(item) ?? '';
  return isPlain(text) && text.length <= longestSummary ? text : '';
};

const labelsOf = ({ item }: NamedItem): readonly string[] | undefined => {
  const { label_ids: ids } = item;
  if (!Array.isArray(ids)) return undefined;
  return ids.flatMap((id: unknown) => (typeof id === 'string' && plain(id) !== '' ? [id] : []));
};

/** Words for things, each word once; what is the platform's own is left out. */
export const createCompletionWords = (
  resource: Resource,
  things: readonly NamedItem[],
): readonly CompletionWord[] => {
  const { internal } = resource;
  const shown =
    internal === undefined ? things : things.filter(({ item }) => item[internal] == null);
  const counts = new Map<string, number>();
  for (const { name } of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  const words = new Map<string, CompletionWord>();
  for (const called of shown) {
    const id = plain(readText(called.item, 'id'));
    const name = nameOf(resource, called, (counts.get(called.name) ?? 0) > 1);
    // A name that can't be written on a line is no word; the id is.
    const word = isPlain(name) ? shortestWordFor(name) : id;
    if (word === '') continue;
    const state = plain(readText(called.item, 'state'));
    const labels = labelsOf(called);
    const one = { word, id, state, about: aboutOf(resource, called), ...(labels && { labels }) };
    words.set(word, words.has(word) ? { word, id: '', state: '' } : one);
  }
  return [...words.values()];
};

/** The labels of a thing as they stand on a line: `,id,id`, and a comma alone for none. */
const labelsText = (labels: readonly string[] | undefined): string =>
  labels === undefined ? '-' : `,${labels.join(',')}`;

const lineOf = ({ word, id, state, about = '', labels }: CompletionWord): string => {
  const usual = [word, id || '-', state || '-'];
  const more = about === '' && labels === undefined ? [] : [about || '-', labelsText(labels)];
  return `${[...usual, ...more].join('\t')}\n`;
};

/**
 * A line for each word: the word, its id and its state, with `-` for what is not known; and where
 * one of them is known what else tells it from others, and the ids of its labels.
 */
export const formatWordLines = (words: readonly CompletionWord[]): string =>
  words.map(lineOf).join('');

/** Words for profiles; the one in force says so where others tell their state. */
export const createProfileWords = (
  names: readonly string[],
  current: string | undefined,
): readonly CompletionWord[] =>
  names.filter(isPlain).map((word) => ({ word, id: '', state: word === current ? 'current' : '' }));
