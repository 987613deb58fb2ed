import { formatFlagName } from '../../catalog/flags.ts';
import { findField, findListVerb } from '../../catalog/paths.ts';
import { listUnderGiven } from '../../catalog/rules/list-parents.ts';
import { findNameSource, isNamedAfterOthers } from '../../catalog/rules/pointers.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
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
import { createRowScope, type ParentScope, type Target } from './target.ts';
import { createNoSuchId, createUnresolved } from './unresolved-targets.ts';

/** A target with the word it was given by, so that hints repeat that word. */
const createNamedTarget = (
  resource: Resource,
  { item, name }: NamedItem,
  word: string,
  scope: ParentScope,
): Target => ({
  id: readText(item, 'id'),
  name: name || readText(item, 'id'),
  word: word.startsWith('-') ? toTargetWord(word) : word,
  item,
  scope: createRowScope(resource, item, scope),
});

/** Reads a single id by its own request, without a list. */
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

/** The name of one row; a referenced resource it is named after is read by its own request. */
const readRowName = (cache: RowCache, resource: Resource, item: Item): Promise<string> => {
  const source = findNameSource(resource, item);
  return source
    ? findNameOfOne(cache, cache.catalog.find(source.to), source.id)
    : Promise.resolve(readNameField(resource, item));
};

/** The id, if the words are one full id. */
export const expandId = (words: readonly string[]): string | undefined => {
  const [only] = words;
  if (only === undefined || words.length !== 1) return undefined;
  const { reading, isPrefix, text } = readExpression(only);
  return reading === 'id' && !isPrefix ? text : undefined;
};

/** A target of which only the id is known. */
export const createTarget = (id: string, scope: ParentScope = {}): Target => ({
  id,
  name: id,
  word: id,
  item: { id },
  scope,
});

/** Where targets are searched. */
export interface TargetScope {
  /** Ids of known parents. */
  readonly scope?: ParentScope;
  /** Query parameters of their list. */
  readonly query?: Readonly<Record<string, string>>;
}

/** The flag that limits the search to one parent; undefined if the resource has none. */
const findParentFlag = (resource: Resource): string | undefined => {
  const { within } = findListVerb(resource) ?? {};
  const field = within === undefined ? undefined : findField(resource, within);
  return within !== undefined && field ? `--${formatFlagName(within, field)}` : undefined;
};

/**
 * Resolves words to targets, in order and without duplicates. Names are resolved with one list
 * request. Throws one `TargetFailure` about all words that are not found or ambiguous.
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
    return [createNamedTarget(resource, { item, name }, words[0] ?? id, scope)];
  }
  const listed = listUnderGiven(resource, scope);
  const parent = scope[findListVerb(listed)?.within ?? ''];
  const rows = await cache.list(listed, parent, query);
  const place = Object.entries(query ?? {})
    .map(([key, value]) => ` for ${key} ${value}`)
    .join('');
  // For an order, items given by id are identified by id only.
  const areIds = query !== undefined && words.every((word) => expandId([word]) !== undefined);
  const candidates = areIds
    ? rows.map((item) => ({ item, name: readText(item, 'id') }))
    : await nameItems(cache, resource, rows);
  const limitFlag = parent === undefined ? findParentFlag(listed) : undefined;
  const pick = createPicker(resource, candidates, { place, limitFlag });
  const { found, failures } = findEach(words, (word) =>
    createNamedTarget(resource, pick(word), word, scope),
  );
  if (failures.length > 0) throw createUnresolved(failures, found);
  return [...new Map(found.map((target) => [target.id, target])).values()];
};

/** Converts rows to targets; internal rows of the platform are left out. */
export const toTargets = async (
  cache: RowCache,
  resource: Resource,
  rows: readonly Item[],
  scope: ParentScope,
): Promise<readonly Target[]> =>
  (await nameItems(cache, resource, rows)).map((one) =>
    createNamedTarget(
      resource,
      one,
      one.name === '' ? readText(one.item, 'id') : toTargetWord(one.name),
      scope,
    ),
  );

/** Reads the name of the parent with this id. */
type ParentName = (resource: Resource, id: string) => Promise<string>;

/**
 * The only item of a resource that its parent has, named after the parent. Throws a `TargetFailure`
 * if there is none.
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
    return createNamedTarget(resource, { item, name: parent }, toTargetWord(parent), scope);
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    const title = above ? cache.catalog.find(above).title : key;
    const parent = above ? await findNameOfOne(cache, cache.catalog.find(above), id) : id;
    throw new TargetFailure(`${title} ${parent} has no ${resource.title}`, {
      ...failure.details,
      ...(resource.verbs.create && { hint: `see "imco ${resource.noun} create --help"` }),
    });
  }
};

/** The targets of a verb: those of the words, or the only item of its parent. */
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
 * The single target of a verb. An id is read by its own request and named by its own name or id: a
 * referenced name is not read, as nothing shows it.
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
  const name = isNamedAfterOthers(resource) ? '' : readNameField(resource, item);
  return createNamedTarget(resource, { item, name }, words[0] ?? id, scope);
};
