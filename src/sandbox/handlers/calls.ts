import { findResource } from '../../catalog/index.ts';
import { findParents, getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createRefusal } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';

/** A parsed request. */
export interface HandlerCall {
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
  { platform, params }: HandlerCall,
): Record<string, string> => {
  const parents: Record<string, string> = {};
  for (const [name, field] of Object.entries(findParents(resource, path))) {
    const id = params[name] ?? '';
    if (!field.to || !platform.account.table(field.to).get(id))
      throw createRefusal(
        404,
        `There is no ${field.to ? findResource(field.to).title : name} with the id ${id}`,
      );
    parents[name] = id;
  }
  return parents;
};

/** True if the row belongs to these parents. */
export const isInside = (row: StoredItem, parents: Readonly<Record<string, string>>): boolean =>
  Object.entries(parents).every(([name, id]) => row[name] === id);

/** The row that a request addresses. Throws a `Refusal` (404) if it does not exist. */
export const findCallTarget = (resource: Resource, call: HandlerCall): StoredItem => {
  const id = call.params.id ?? '';
  const parents = resolveCallParents(resource, getItemPath(resource), call);
  const table = call.platform.account.table(resource.noun);
  const row = resource.only
    ? table.find((candidate) => isInside(candidate, parents))
    : table.get(id);
  if (row && isInside(row, parents)) return row;
  throw createRefusal(
    404,
    resource.only
      ? `There is no ${resource.title} here`
      : `There is no ${resource.title} with the id ${id}`,
  );
};
