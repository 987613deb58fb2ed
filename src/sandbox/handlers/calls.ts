import { resourceOf } from '../../catalog/index.ts';
import { itemPath, parentsIn } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import { refusal } from '../server/replies.ts';
import type { Item } from '../state/rows.ts';
import type { World } from '../world.ts';

/** A request, taken apart. */
export interface Call {
  readonly world: World;
  /** What stood in the path where the route has a placeholder. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object in the body; empty where there was none. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Common name of the client's certificate. */
  readonly by: string;
}

/**
 * The parents a path names, by field: `{ vpc_id: '65...' }`. Throws a `Refusal` (404) when one
 * does not exist.
 */
export const parentsOf = (
  resource: Resource,
  path: string,
  { world, params }: Call,
): Record<string, string> => {
  const parents: Record<string, string> = {};
  for (const [name, field] of Object.entries(parentsIn(resource, path))) {
    const id = params[name] ?? '';
    if (!field.to || !world.account.table(field.to).get(id))
      throw refusal(
        404,
        `There is no ${field.to ? resourceOf(field.to).title : name} with the id ${id}`,
      );
    parents[name] = id;
  }
  return parents;
};

/** True when a row lives in these parents. */
export const livesIn = (row: Item, parents: Readonly<Record<string, string>>): boolean =>
  Object.entries(parents).every(([name, id]) => row[name] === id);

/** The row a request is about. Throws a `Refusal` (404) when there is none. */
export const targetOf = (resource: Resource, call: Call): Item => {
  const id = call.params.id ?? '';
  const parents = parentsOf(resource, itemPath(resource), call);
  const table = call.world.account.table(resource.noun);
  const row = resource.only
    ? table.find((candidate) => livesIn(candidate, parents))
    : table.get(id);
  if (row && livesIn(row, parents)) return row;
  throw refusal(
    404,
    resource.only
      ? `There is no ${resource.title} here`
      : `There is no ${resource.title} with the id ${id}`,
  );
};
