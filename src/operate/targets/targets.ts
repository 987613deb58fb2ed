import { resourceOf } from '../../catalog/index.ts';
import { fieldCalled, listVerbOf } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { findEach } from '../../lib/failures/combine.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { textOf } from '../rows/answers.ts';
import type { Target } from '../session.ts';
import type { Directory } from './directory.ts';
import {
  isShortPrefix,
  longerPrefix,
  type Named,
  pickOne,
  readExpression,
  wordFor,
} from './match.ts';
import type { Scope } from './parents.ts';

/** A target by the word it was named with, so that hints name it in the same way. */
const asTarget = ({ item, name }: Named, word: string, scope: Scope): Target => ({
  id: textOf(item, 'id'),
  name: name || textOf(item, 'id'),
  word: word.startsWith('-') ? wordFor(word) : word,
  item,
  scope,
});

/** Rows with the names people know them by; the platform's own rows are left out. */
export const named = async (
  directory: Directory,
  resource: Resource,
  items: readonly Item[],
): Promise<readonly Named[]> => {
  const { internal } = resource;
  const shown = internal ? items.filter((item) => item[internal] == null) : items;
  return Promise.all(
    shown.map(async (item) => ({ item, name: await directory.nameIn(resource, item) })),
  );
};

/** A failure to find the thing of an id, with what else may have been meant. */
export const withoutSuchId = (resource: Resource, id: string, failure: unknown): unknown =>
  failure instanceof TargetFailure
    ? new TargetFailure(`there is no ${resource.title} with the id ${id}`, {
        ...failure.details,
        code: 'not_found',
        hint: isShortPrefix(id)
          ? longerPrefix
          : `see "imco ${resource.noun} list"; for a name that looks like an id write name:${id}`,
      })
    : failure;

/** A single id needs no list: the thing itself is read. */
const byId = async (
  directory: Directory,
  resource: Resource,
  id: string,
  scope: Scope,
): Promise<Item> => {
  try {
    return await directory.whole(resource, id, scope);
  } catch (failure) {
    throw withoutSuchId(resource, id, failure);
  }
};

/** The name of one row; what it is named after is read by itself. */
const nameOfRow = (directory: Directory, resource: Resource, item: Item): Promise<string> => {
  const name = textOf(item, resource.namedBy);
  const to = resource.fields[resource.namedBy]?.to;
  return to && name ? directory.nameOfOne(resourceOf(to), name) : Promise.resolve(name);
};

/** The id where these words are one whole id and nothing else. */
export const wholeId = (words: readonly string[]): string | undefined => {
  const [only] = words;
  if (only === undefined || words.length !== 1) return undefined;
  const { reading, isPrefix, text } = readExpression(only);
  return reading === 'id' && !isPrefix ? text : undefined;
};

/** A target of which only the id is known, and nothing was read. */
export const targetOfId = (id: string, scope: Scope = {}): Target => ({
  id,
  name: id,
  word: id,
  item: { id },
  scope,
});

/** Where targets are looked for. */
export interface Where {
  /** Ids of the parents that are known. */
  readonly scope?: Scope;
  /** What their list is narrowed to. */
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * The things the words name, in the order given, each once. Names are resolved with one list call
 * however many there are. Throws one `TargetFailure` about every word that names nothing or
 * several things.
 */
export const resolveTargets = async (
  directory: Directory,
  resource: Resource,
  words: readonly string[],
  { scope = {}, query }: Where = {},
): Promise<readonly Target[]> => {
  const id = wholeId(words);
  if (id !== undefined && !query) {
    const item = await byId(directory, resource, id, scope);
    const name = await nameOfRow(directory, resource, item);
    return [asTarget({ item, name }, words[0] ?? id, scope)];
  }
  const parent = scope[listVerbOf(resource)?.within ?? ''];
  const rows = await directory.list(resource, parent, query);
  const place = Object.entries(query ?? {})
    .map(([key, value]) => ` of the ${key} ${value}`)
    .join('');
  // In an order things are told apart by their ids alone, where that is how they were given.
  const areIds = query !== undefined && words.every((word) => wholeId([word]) !== undefined);
  const candidates = areIds
    ? rows.map((item) => ({ item, name: textOf(item, 'id') }))
    : await named(directory, resource, rows);
  const found = findEach(
    words,
    (word) => asTarget(pickOne(resource, word, candidates, place), word, scope),
    'targets',
  );
  return [...new Map(found.map((target) => [target.id, target])).values()];
};

/** Rows as targets, each named by itself; the platform's own are left out. */
export const asTargets = async (
  directory: Directory,
  resource: Resource,
  rows: readonly Item[],
  scope: Scope,
): Promise<readonly Target[]> =>
  (await named(directory, resource, rows)).map((one) =>
    asTarget(one, wordFor(one.name || textOf(one.item, 'id')), scope),
  );

/** Learns what the parent with this id is called. */
type ParentName = (resource: Resource, id: string) => Promise<string>;

/**
 * The one thing its parent has of a resource, called after the parent. A `TargetFailure` where it
 * has none.
 */
const onlyTarget = async (
  directory: Directory,
  resource: Resource,
  scope: Scope,
  parentName: ParentName,
): Promise<Target> => {
  const [[key = '', id = ''] = []] = Object.entries(scope);
  const above = fieldCalled(resource, key)?.to;
  const naming = above ? parentName(resourceOf(above), id) : Promise.resolve(id);
  try {
    const [item, parent] = await Promise.all([directory.whole(resource, '', scope), naming]);
    return asTarget({ item, name: parent }, wordFor(parent), scope);
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    const title = above ? resourceOf(above).title : key;
    const parent = above ? await directory.nameOfOne(resourceOf(above), id) : id;
    throw new TargetFailure(`${title} ${parent} has no ${resource.title}`, {
      ...failure.details,
      hint: `see "imco ${resource.noun} create --help"`,
    });
  }
};

/** What a verb is to act on: the things the words name, or the only one of its parent. */
export const targetsOf = async (
  directory: Directory,
  resource: Resource,
  words: readonly string[],
  scope: Scope,
): Promise<readonly Target[]> =>
  resource.only
    ? [await onlyTarget(directory, resource, scope, (of, id) => directory.nameOfOne(of, id))]
    : resolveTargets(directory, resource, words, { scope });

/**
 * The one thing a verb shows or changes. By its id it is read alone, and called by its own name or
 * by an id: what it is named after is not looked up, for nothing shows it.
 */
export const singleTarget = async (
  directory: Directory,
  resource: Resource,
  words: readonly string[],
  scope: Scope,
): Promise<Target | undefined> => {
  if (resource.only) {
    return onlyTarget(directory, resource, scope, (of, id) => directory.knownName(of, id));
  }
  const id = wholeId(words);
  if (id === undefined) return (await resolveTargets(directory, resource, words, { scope }))[0];
  const item = await byId(directory, resource, id, scope);
  const isOwn = resource.fields[resource.namedBy]?.to === undefined;
  const name = isOwn ? textOf(item, resource.namedBy) : '';
  return asTarget({ item, name }, words[0] ?? id, scope);
};
