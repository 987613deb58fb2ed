/** Rows of the platform as words for completion. */
import { catalog } from '../catalog/index.ts';
import { listLeadingFields, listOfferedFields } from '../catalog/rules/offered-fields.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { readText } from '../operate/rows/answers.ts';
import { toTargetWord } from '../operate/targets/expression.ts';
import type { NameListener } from '../operate/targets/item-names.ts';
import { type NamedItem, qualifyName } from '../operate/targets/match.ts';
import {
  isCachedResource,
  type NameCache,
  nameCacheFile,
  valueCacheFile,
} from '../shell/name-cache.ts';
import { type CompletionWord, isPlainWord } from '../shell/words.ts';

const idForm = /^[\w-]{1,64}$/;

/** The text if it can be an id or a state; empty otherwise. */
const plain = (text: string): string => (idForm.test(text) ? text : '');

/** The name of a row, qualified if it is not unique. */
const nameApart = (resource: Resource, thing: NamedItem, sameNames: number): string =>
  sameNames > 1 ? qualifyName(resource, thing) : thing.name;

/** Longest summary shown beside a name. */
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

/** The ids in these reference fields of a row; undefined if there are none. */
const readRelated = (
  keys: readonly string[],
  { item }: NamedItem,
): readonly string[] | undefined => {
  const ids = keys.map((key) => plain(readText(item, key))).filter((id) => id !== '');
  return ids.length > 0 ? ids : undefined;
};

/** Words for rows, without duplicates and without rows of the platform itself. */
export const createCompletionWords = (
  resource: Resource,
  things: readonly NamedItem[],
): readonly CompletionWord[] => {
  const { internal } = resource;
  const shown =
    internal === undefined ? things : things.filter(({ item }) => item[internal] == null);
  const counts = new Map<string, number>();
  for (const { name } of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  const leading = listLeadingFields(catalog, resource);
  const words = new Map<string, CompletionWord>();
  for (const thing of shown) {
    const id = plain(readText(thing.item, 'id'));
    const name = nameApart(resource, thing, counts.get(thing.name) ?? 0);
    // A name that cannot be typed is replaced by the id.
    const word = isPlainWord(name) ? toTargetWord(name) : id;
    if (word === '') continue;
    const state = plain(readText(thing.item, 'state'));
    const [labels, related] = [readLabels(thing), readRelated(leading, thing)];
    const about = summarize(resource, thing);
    const one = { word, id, state, about, ...(labels && { labels }), ...(related && { related }) };
    words.set(word, words.has(word) ? { word, id: '', state: '' } : one);
  }
  return [...words.values()];
};

/** Names as a description; as many as fit, then `and others`. */
const joinFew = (names: readonly string[]): string => {
  const all = names.join(', ');
  if (all.length <= longestSummary) return all;
  const [first = ''] = names;
  const few = `${first} and ${names.length - 1} more`;
  return few.length <= longestSummary ? few : '';
};

/** Words for the values that rows list in a field, each with the names and ids of these rows. */
export const createValueWords = (
  resource: Resource,
  field: string,
  things: readonly NamedItem[],
): readonly CompletionWord[] => {
  const listers = new Map<string, Set<NamedItem>>();
  for (const thing of things) {
    const values: unknown = thing.item[field];
    for (const value of Array.isArray(values) ? values.map(String) : []) {
      const known = listers.get(value) ?? new Set();
      listers.set(value, known.add(thing));
    }
  }
  return [...listers].flatMap(([word, rows]) => {
    const names = new Set([...rows].map((row) => qualifyName(resource, row)));
    const about = joinFew([...names].filter(isPlainWord));
    const ids = [...rows].map(({ item }) => plain(readText(item, 'id')));
    const related = ids.filter((id) => id !== '');
    return isPlainWord(word) ? [{ word, id: '', state: '', about, related }] : [];
  });
};

/** Caches the names of a resource for completion, whenever all rows were listed. */
export const createNameListener =
  (cacheNames: NameCache): NameListener =>
  (resource, things) => {
    if (!isCachedResource(resource)) return;
    cacheNames(nameCacheFile(resource), createCompletionWords(resource, things));
    for (const offered of listOfferedFields(catalog).filter(({ noun }) => noun === resource.noun))
      cacheNames(valueCacheFile(offered), createValueWords(resource, offered.field, things));
  };
