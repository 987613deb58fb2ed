/** What things are called: by a field of their own, or by the name of what that field refers to. */
import { findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { type NamedItem, qualifyName } from './match.ts';
import type { RowCache } from './row-cache.ts';
import { canShow } from './row-reader.ts';

/** The name of a thing, plain and qualified. */
export interface ItemName {
  readonly name: string;
  readonly full: string;
}

/** Is called with the names of all things of a resource. */
export type NameListener = (resource: Resource, things: readonly NamedItem[]) => void;

/** Reports the names of all things of a resource, where their rows hold the names themselves. */
export const reportOwnNames = (
  report: NameListener,
  resource: Resource,
  items: readonly Item[],
): void => {
  const { namedBy, fields } = resource;
  if (fields[namedBy]?.to) return;
  report(
    resource,
    items.map((item) => ({ item, name: readText(item, namedBy) })),
  );
};

/** What is known of a thing beside its id. */
interface Whereabouts {
  /** The id of the parent it is listed under. */
  readonly parent?: string | undefined;
  /** It is the only thing of its resource that is wanted: its list need not be read for it. */
  readonly isOnly?: boolean;
}

/**
 * The row of the thing `id` of a resource, from a list where it has one for all of its things.
 * Undefined when it can't be learned: only a name is wanted, which the output can do without, so a
 * refusal here fails no command.
 */
const findRow = async (
  cache: RowCache,
  resource: Resource,
  id: string,
  { parent, isOnly = false }: Whereabouts,
): Promise<Item | undefined> => {
  const single = canShow(resource) && (isOnly || findListVerb(resource)?.within !== undefined);
  try {
    return single
      ? await cache.findOrReadOne(resource, id)
      : (await cache.list(resource, parent)).find((candidate) => candidate.id === id);
  } catch (failure) {
    cache.signal.throwIfAborted();
    if (failure instanceof Error) return undefined;
    throw failure;
  }
};

/** The name of the thing `id` of a resource; the id itself when it can't be learned. */
export const findName = async (
  cache: RowCache,
  resource: Resource,
  id: string,
): Promise<string> => {
  const item = await findRow(cache, resource, id, {});
  return (item && (await nameItem(cache, resource, item))) || id;
};

/** The name of one thing, which is read by itself unless a list already read has it. */
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

/** The name of the thing `id` as far as a list already read has it; the id itself otherwise. */
export const peekName = async (
  cache: RowCache,
  resource: Resource,
  id: string,
): Promise<string> => {
  const item = await cache.findListed(resource, id);
  return (item && readText(item, resource.namedBy)) || id;
};

/** The names of the thing `id`; undefined when they can't be learned. */
export const findNames = async (
  cache: RowCache,
  resource: Resource,
  id: string,
  whereabouts: Whereabouts,
): Promise<ItemName | undefined> => {
  const item = await findRow(cache, resource, id, whereabouts);
  const name = item && (await nameItem(cache, resource, item));
  return name ? { name, full: qualifyName(resource, { item, name }) } : undefined;
};

/** The name of a row: its name field, or the name of what that field refers to. */
export const nameItem = async (
  cache: RowCache,
  resource: Resource,
  item: Item,
): Promise<string> => {
  const name = readText(item, resource.namedBy);
  const to = resource.fields[resource.namedBy]?.to;
  return to && name ? findName(cache, cache.catalog.find(to), name) : name;
};

/** Rows with the names people know them by; the platform's own rows are left out. */
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
