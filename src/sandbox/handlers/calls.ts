import { findParents, getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import { findPointer } from '../../catalog/rules/pointers.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';
import type { Table } from '../state/table.ts';

/** A parsed request. */
export interface HandlerCall {
  /** What the version of the API that was called offers. */
  readonly catalog: Catalog;
  readonly platform: SandboxPlatform;
  /** Path segments by the name of their placeholder in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object in the body; empty if there is no body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Common name of the client's certificate. */
  readonly by: string;
}

/**
 * The parents a path names, by field: `{ vpc_id: '65...' }`. Throws a `Refusal` (404) when one
 * does not exist.
 */
export const resolveCallParents = (
  resource: Resource,
  path: string,
  { catalog, platform, params }: HandlerCall,
): Record<string, string> => {
  const parents: Record<string, string> = {};
  for (const [name, field] of Object.entries(findParents(resource, path))) {
    const id = params[name] ?? '';
    if (!field.to || !platform.account.table(field.to).get(id))
      throw createRefusal(
        404,
        `There is no ${field.to ? catalog.find(field.to).title : name} with the id ${id}`,
      );
    parents[name] = id;
  }
  return parents;
};

/** True if the row belongs to these parents. */
export const isInside = (row: StoredItem, parents: Readonly<Record<string, string>>): boolean =>
  Object.entries(parents).every(([name, id]) => row[name] === id);

/** The row of a kind and an id under these parents. */
export const findPointing = (
  resource: Resource,
  table: Table<StoredItem>,
  parents: Readonly<Record<string, string>>,
  row: Readonly<Record<string, unknown>>,
): StoredItem | undefined => {
  const { key } = findPointer(resource, row) ?? {};
  return key === undefined
    ? undefined
    : table.having(key, row.id).find((candidate) => isInside(candidate, parents));
};

const findAddressed = (
  resource: Resource,
  table: Table<StoredItem>,
  parents: Readonly<Record<string, string>>,
  { params }: HandlerCall,
): StoredItem | undefined => {
  if (resource.only) return table.find((candidate) => isInside(candidate, parents));
  return resource.pointsBy
    ? findPointing(resource, table, parents, params)
    : table.get(params.id ?? '');
};

/** The row that a request addresses. Throws a `Refusal` (404) if it does not exist. */
export const findCallTarget = (resource: Resource, call: HandlerCall): StoredItem => {
  const id = call.params.id ?? '';
  const parents = resolveCallParents(resource, getItemPath(resource), call);
  const table = call.platform.account.table(resource.noun);
  const row = findAddressed(resource, table, parents, call);
  if (row && isInside(row, parents)) return row;
  throw createRefusal(
    404,
    resource.only
      ? `There is no ${resource.title} here`
      : `There is no ${resource.title} with the id ${id}`,
  );
};
