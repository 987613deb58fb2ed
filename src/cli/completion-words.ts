/** Things of the platform as the words by which completion offers them. */
import type { Resource } from '../catalog/vocabulary.ts';
import { readText } from '../operate/rows/answers.ts';
import { toTargetWord } from '../operate/targets/expression.ts';
import type { NameListener } from '../operate/targets/item-names.ts';
import { type NamedItem, qualifyName } from '../operate/targets/match.ts';
import { isCachedResource, type NameCache } from '../shell/name-cache.ts';
import { type CompletionWord, isPlainWord } from '../shell/words.ts';

const idForm = /^[\w-]{1,64}$/;

/** An id or a state as it stands on a line; what looks like neither is left out. */
const plain = (text: string): string => (idForm.test(text) ? text : '');

/** The name a thing is told apart by, as far as there is more than one of that name. */
const nameApart = (resource: Resource, thing: NamedItem, sameNames: number): string =>
  sameNames > 1 ? qualifyName(resource, thing) : thing.name;

/** Longest summary that is worth its place beside a name. */
const longestSummary = 60;

const summarize = ({ summary }: Resource, { item }: NamedItem): string => {
  const text = summary?.(item) ?? '';
  return isPlainWord(text) && text.length <= longestSummary ? text : '';
};

const readLabels = ({ item }: NamedItem): readonly string[] | undefined => {
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
  for (const thing of shown) {
    const id = plain(readText(thing.item, 'id'));
    const name = nameApart(resource, thing, counts.get(thing.name) ?? 0);
    // A name that can't be written on a line is no word; the id is.
    const word = isPlainWord(name) ? toTargetWord(name) : id;
    if (word === '') continue;
    const state = plain(readText(thing.item, 'state'));
    const labels = readLabels(thing);
    const one = { word, id, state, about: summarize(resource, thing), ...(labels && { labels }) };
    words.set(word, words.has(word) ? { word, id: '', state: '' } : one);
  }
  return [...words.values()];
};

/** Caches what the things of a resource are called, for completion, whenever all were listed. */
export const createNameListener =
  (cacheNames: NameCache): NameListener =>
  (resource, things) => {
    if (isCachedResource(resource)) cacheNames(resource, createCompletionWords(resource, things));
  };
