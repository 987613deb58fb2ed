/** Lists of a nested resource in every parent. */
import { findField } from '../../catalog/paths.ts';
import type { ListVerb, ReferenceField, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { readText } from './answers.ts';

/** The parent of a list that is not limited to one parent. */
interface OpenParent {
  readonly key: string;
  readonly field: ReferenceField;
}

/** Finds the parent field of a list if no parent was given. */
export const findOpenParent = (
  resource: Resource,
  { within }: ListVerb,
  parent: string | undefined,
): OpenParent | undefined => {
  const field = within === undefined ? undefined : findField(resource, within);
  return within !== undefined && field?.to && parent === undefined
    ? { key: within, field }
    : undefined;
};

/** The resource with its parent as a column, so that each row shows where it belongs. */
export const withParentColumn = (resource: Resource, { key, field }: OpenParent): Resource => {
  const [first = '', ...others] = resource.columns.filter((column) => column !== key);
  return {
    ...resource,
    fields: { ...resource.fields, [key]: resource.fields[key] ?? field },
    columns: [first, key, ...others],
    wide: (resource.wide ?? []).filter((column) => column !== key),
  };
};

/** How the lists are read. */
interface ParentListOptions {
  readonly query: Readonly<Record<string, string>> | undefined;
  /** The id of the only parent of those parents; undefined for all. */
  readonly outer: string | undefined;
  /** From the cache, or again. */
  readonly reading: 'remembered' | 'fresh';
}

const isLacking = (row: Item, key: string): boolean =>
  row[key] === undefined || row[key] === null || row[key] === '';

/**
 * The rows of every parent, in the order of the parents. Each has the id of its parent, even if the
 * platform does not send it.
 */
export const readRowsOfAllParents = async (
  { cache }: Session,
  resource: Resource,
  { key, field }: OpenParent,
  { query, outer, reading }: ParentListOptions,
): Promise<readonly Item[]> => {
  const above = cache.catalog.find(field.to);
  if (reading === 'fresh') await cache.refreshList(above, outer);
  const parents = await cache.list(above, outer);
  if (outer === undefined) {
    await (reading === 'fresh'
      ? cache.refreshList(resource, undefined, query)
      : cache.list(resource, undefined, query));
  }
  const lists = parents.map(async (parent) => {
    const id = readText(parent, 'id');
    // Without a limit, all lists were already requested.
    const isAgain = outer !== undefined && reading === 'fresh';
    const rows = await (isAgain
      ? cache.refreshList(resource, id, query)
      : cache.list(resource, id, query));
    return rows.map((row) => (isLacking(row, key) ? { ...row, [key]: id } : row));
  });
  return (await Promise.all(lists)).flat();
};
