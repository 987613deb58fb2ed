import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findEach } from '../../lib/failures/combine.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { readExpression, toTargetWord } from './expression.ts';
import { findNameOfOne, nameItems, peekName } from './item-names.ts';
import type { NamedItem } from './match.ts';
import { createPicker } from './picker.ts';
import type { RowCache } from './row-cache.ts';
import type { ParentScope, Target } from './target.ts';
import { createNoSuchId, createUnresolved } from './unresolved-targets.ts';

/** A target by the word it was named with, so that hints name it in the same way. */
const createNamedTarget = (
  { item, name }: NamedItem,
  word: string,
  scope: ParentScope,
): Target => ({
  id: readText(item, 'id'),
  name: name || readText(item, 'id'),
  word: word.startsWith('-') ? toTargetWord(word) : word,
  item,
  scope,
});
/** A single id needs no list: the thing itself is read. */
const readById = async (
  cache: RowCache,
  resource: Resource,
  id: string,
  scope: ParentScope,
): Promise<Item> => {
  try {
    return await cache.readOne(resource, id, scope);
  } catch (failure) {
    throw createNoSuchId(resource, id, failure);
  }
};

/** The name of one row; what it is named after is read by itself. */
const readRowName = (cache: RowCache, resource: Resource, item: Item): Promise<string> => {
  const name = readText(item, resource.namedBy);
  const to = resource.fields[resource.namedBy]?.to;
  return to && name ? findNameOfOne(cache, cache.catalog.find(to), name) : Promise.resolve(name);
};

/** The id where these words are one whole id and nothing else. */
export const expandId = (words: readonly string[]): string | undefined => {
  const [only] = words;
  if (only === undefined || words.length !== 1) return undefined;
  const { reading, isPrefix, text } = readExpression(only);
  return reading === 'id' && !isPrefix ? text : undefined;
};

/** A target of which only the id is known, and nothing was read. */
export const createTarget = (id: string, scope: ParentScope = {}): Target => ({
  id,
  name: id,
  word: id,
  item: { id },
  scope,
});

/** Where targets are looked for. */
export interface TargetScope {
  /** Ids of the parents that are known. */
  readonly scope?: ParentScope;
  /** What their list is narrowed to. */
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * The things the words name, in the order given, each once. Names are resolved with one list call
 * however many there are. Throws one `TargetFailure` about every word that names nothing or
 * several things.
 */
export const resolveTargets = async (
  cache: RowCache,
  resource: Resource,
  words: readonly string[],
  { scope = {}, query }: TargetScope = {},
): Promise<readonly Target[]> => {
  const id = expandId(words);
  if (id !== undefined && !query) {
    const item = await readById(cache, resource, id, scope);
    const name = await readRowName(cache, resource, item);
    return [createNamedTarget({ item, name }, words[0] ?? id, scope)];
  }
  const parent = scope[findListVerb(resource)?.within ?? ''];
  const rows = await cache.list(resource, parent, query);
  const place = Object.entries(query ?? {})
    .map(([key, value]) => ` of the ${key} ${value}`)
    .join('');
  // In an order things are told apart by their ids alone, where that is how they were given.
  const areIds = query !== undefined && words.every((word) => expandId([word]) !== undefined);
  const candidates = areIds
    ? rows.map((item) => ({ item, name: readText(item, 'id') }))
    : await nameItems(cache, resource, rows);
  const pick = createPicker(resource, candidates, place);
  const { found, failures } = findEach(words, (word) => createNamedTarget(pick(word), word, scope));
  if (failures.length > 0) throw createUnresolved(failures, found);
  return [...new Map(found.map((target) => [target.id, target])).values()];
};

/** Rows as targets, each named by itself; the platform's own are left out. */
export const toTargets = async (
  cache: RowCache,
  resource: Resource,
  rows: readonly Item[],
  scope: ParentScope,
): Promise<readonly Target[]> =>
  (await nameItems(cache, resource, rows)).map((one) =>
    createNamedTarget(one, toTargetWord(one.name || readText(one.item, 'id')), scope),
  );

/** Learns what the parent with this id is called. */
type ParentName = (resource: Resource, id: string) => Promise<string>;

/**
 * The one thing its parent has of a resource, called after the parent. A `TargetFailure` where it
 * has none.
 */
const readOnlyTarget = async (
  cache: RowCache,
  resource: Resource,
  scope: ParentScope,
  parentName: ParentName,
): Promise<Target> => {
  const [[key = '', id = ''] = []] = Object.entries(scope);
  const above = findField(resource, key)?.to;
  const naming = above ? parentName(cache.catalog.find(above), id) : Promise.resolve(id);
  try {
    const [item, parent] = await Promise.all([cache.readOne(resource, '', scope), naming]);
    return createNamedTarget({ item, name: parent }, toTargetWord(parent), scope);
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    const title = above ? cache.catalog.find(above).title : key;
    const parent = above ? await findNameOfOne(cache, cache.catalog.find(above), id) : id;
    throw new TargetFailure(`${title} ${parent} has no ${resource.title}`, {
      ...failure.details,
      hint: `see "imco ${resource.noun} create --help"`,
    });
  }
};

/** What a verb is to act on: the things the words name, or the only one of its parent. */
export const readTargetsOf = async (
  cache: RowCache,
  resource: Resource,
  words: readonly string[],
  scope: ParentScope,
): Promise<readonly Target[]> =>
  resource.only
    ? [await readOnlyTarget(cache, resource, scope, (of, id) => findNameOfOne(cache, of, id))]
    : resolveTargets(cache, resource, words, { scope });

/**
 * The one thing a verb shows or changes. By its id it is read alone, and called by its own name or
 * by an id: what it is named after is not looked up, for nothing shows it.
 */
export const resolveSingleTarget = async (
  cache: RowCache,
  resource: Resource,
  words: readonly string[],
  scope: ParentScope,
): Promise<Target | undefined> => {
  if (resource.only) {
    return readOnlyTarget(cache, resource, scope, (of, id) => peekName(cache, of, id));
  }
  const id = expandId(words);
  if (id === undefined) return (await resolveTargets(cache, resource, words, { scope }))[0];
  const item = await readById(cache, resource, id, scope);
  const isOwn = resource.fields[resource.namedBy]?.to === undefined;
  const name = isOwn ? readText(item, resource.namedBy) : '';
  return createNamedTarget({ item, name }, words[0] ?? id, scope);
};
