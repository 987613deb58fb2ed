import { resourceOf } from '../catalog/index.ts';
import { fieldCalled, listVerbOf } from '../catalog/paths.ts';
import type { Resource } from '../catalog/vocabulary.ts';
import { TargetFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { textOf } from './answers.ts';
import type { Directory } from './directory.ts';
import { type Named, pickOne, readExpression, wordFor } from './match.ts';
import type { Scope } from './parents.ts';
import type { Target } from './session.ts';
import { findEach } from './together.ts';

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

/** A single id needs no list: the thing itself is read. */
const byId = async (
  directory: Directory,
  resource: Resource,
  id: string,
  scope: Scope,
): Promise<Named> => {
  try {
    const item = await directory.whole(resource, id, scope);
    return { item, name: await directory.nameIn(resource, item) };
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    throw new TargetFailure(`there is no ${resource.title} with the id ${id}`, {
      ...failure.details,
      code: 'not_found',
      hint: `see "imco ${resource.noun} list"; for a name that looks like an id write name:${id}`,
    });
  }
};

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
  const [only] = words;
  const expression = only === undefined ? undefined : readExpression(only);
  if (expression?.reading === 'id' && !expression.isPrefix && words.length === 1 && !query) {
    return [asTarget(await byId(directory, resource, expression.text, scope), only ?? '', scope)];
  }
  const parent = scope[listVerbOf(resource)?.within ?? ''];
  const rows = await directory.list(resource, parent, query);
  const place = Object.entries(query ?? {})
    .map(([key, value]) => ` of the ${key} ${value}`)
    .join('');
  const candidates = await named(directory, resource, rows);
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

/** The one thing its parent has of a resource. A `TargetFailure` where it has none. */
const onlyTarget = async (
  directory: Directory,
  resource: Resource,
  scope: Scope,
): Promise<Target> => {
  const [[key = '', id = ''] = []] = Object.entries(scope);
  const above = fieldCalled(resource, key)?.to;
  const parent = above ? await directory.nameOf(resourceOf(above), id) : id;
  try {
    const item = await directory.whole(resource, '', scope);
    return asTarget({ item, name: parent }, wordFor(parent), scope);
  } catch (failure) {
    if (!(failure instanceof TargetFailure)) throw failure;
    const title = above ? resourceOf(above).title : key;
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
    ? [await onlyTarget(directory, resource, scope)]
    : resolveTargets(directory, resource, words, { scope });
