/** Names of items: from a field of their own, or from the resource that this field refers to. */

import { findListVerb, findParents, getItemPath } from '../../catalog/paths.ts';
import { findNameSource, isNamedAfterOthers } from '../../catalog/rules/pointers.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { type NamedItem, qualifyName } from './match.ts';
import type { RowCache } from './row-cache.ts';
import { canShow } from './row-reader.ts';
import type { ParentScope } from './target.ts';

/** The name of an item: plain, and with what qualifies or continues it. */
export interface ItemName {
  readonly name: string;
  readonly full: string;
}

/** Called with the names of all items of a resource. */
export type NameListener = (resource: Resource, things: readonly NamedItem[]) => void;

/** Reports the names of all items of a resource, if the rows contain them. */
export const reportOwnNames = (
  report: NameListener,
  resource: Resource,
  items: readonly Item[],
): void => {
  if (isNamedAfterOthers(resource)) return;
  report(
    resource,
    items.map((item) => ({ item, name: readNameField(resource, item) })),
  );
};

/** Called with a failure to read what has the names of a resource. */
export type UnreadListener = (resource: Resource, failure: Error) => void;

/** What is known about an item besides its id. */
interface Whereabouts {
  /** The id of its parent. */
  readonly parent?: string | undefined;
  /** It is the only item needed, so its list need not be read. */
  readonly isOnly?: boolean;
  readonly onUnread?: UnreadListener | undefined;
}

/** The parent in the path of an item, if it has one. */
const findScope = (resource: Resource, parent: string | undefined): ParentScope => {
  const [key] = Object.keys(findParents(resource, getItemPath(resource)));
  return key === undefined || parent === undefined ? {} : { [key]: parent };
};

/**
 * Finds the row of an item, from a list if the resource has one for all items. Undefined if it
 * cannot be read: names are optional in output, so a failure here does not fail the command.
 */
const findRow = async (
  cache: RowCache,
  resource: Resource,
  id: string,
  { parent, isOnly = false, onUnread }: Whereabouts,
): Promise<Item | undefined> => {
  // A list that is nested, or that only grows, such as that of events, is not read for a name.
  const hasLongList = findListVerb(resource)?.within !== undefined || resource.explainedBy;
  const single = canShow(resource) && (isOnly || hasLongList);
  try {
    return single
      ? await cache.findOrReadOne(resource, id, findScope(resource, parent))
      : (await cache.list(resource, parent)).find((candidate) => candidate.id === id);
  } catch (failure) {
    cache.signal.throwIfAborted();
    if (!(failure instanceof Error)) throw failure;
    onUnread?.(resource, failure);
    return undefined;
  }
};

/** The name of an item; its id if the name cannot be read. */
export const findName = async (
  cache: RowCache,
  resource: Resource,
  id: string,
): Promise<string> => {
  const item = await findRow(cache, resource, id, {});
  return (item && (await nameItem(cache, resource, item))) || id;
};

/** The name of one item, read by its own request unless a list in the cache has it. */
export const findNameOfOne = async (
  cache: RowCache,
  resource: Resource,
  id: string,
): Promise<string> => {
  try {
    return (await nameItem(cache, resource, await cache.findOrReadOne(resource, id))) || id;
  } catch (failure) {
    cache.signal.throwIfAborted();
    if (failure instanceof Error) return id;
    throw failure;
  }
};

/** The name of an item if a list in the cache has it; its id otherwise. */
export const peekName = async (
  cache: RowCache,
  resource: Resource,
  id: string,
): Promise<string> => {
  const item = await cache.findListed(resource, id);
  return (item && readNameField(resource, item)) || id;
};

/** A name with what continues it, in one line; with what distinguishes it for other resources. */
const formatFullName = (resource: Resource, { item, name }: NamedItem): string => {
  if (!resource.explainedBy) return qualifyName(resource, { item, name });
  const [title, more] = [name, readText(item, resource.explainedBy)].map((text) =>
    text.replaceAll(/\s+/g, ' ').trim().replace(/:$/, ''),
  );
  if (!title || !more || more.startsWith(title)) return more || title || '';
  return `${title}: ${more}`;
};

/** The names of an item; undefined if they cannot be read. */
export const findNames = async (
  cache: RowCache,
  resource: Resource,
  id: string,
  whereabouts: Whereabouts,
): Promise<ItemName | undefined> => {
  const item = await findRow(cache, resource, id, whereabouts);
  const name = item && (await nameItem(cache, resource, item));
  return name ? { name, full: formatFullName(resource, { item, name }) } : undefined;
};

/** The name of a row: its name field, or the name of the resource that the field refers to. */
export const nameItem = async (
  cache: RowCache,
  resource: Resource,
  item: Item,
): Promise<string> => {
  const source = findNameSource(resource, item);
  return source
    ? findName(cache, cache.catalog.find(source.to), source.id)
    : readNameField(resource, item);
};

/** Rows with their names; internal rows of the platform are left out. */
export const nameItems = async (
  cache: RowCache,
  resource: Resource,
  items: readonly Item[],
): Promise<readonly NamedItem[]> => {
  const { internal } = resource;
  const shown = internal ? items.filter((item) => item[internal] == null) : items;
  return Promise.all(
    shown.map(async (item) => ({ item, name: await nameItem(cache, resource, item) })),
  );
};
