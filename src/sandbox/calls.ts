import type { Resource } from '../catalog/resource.ts';
import { refusal } from './replies.ts';
import type { Item } from './rows.ts';
import type { World } from './world.ts';

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

/** Placeholders of a path: `['vpc_id']` for `/network/vpcs/{vpc_id}/subnets`. */
const placeholdersIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/**
 * The parents a path names, by field: `{ vpc_id: '65...' }`. Throws a `Refusal` (404) when one
 * does not exist.
 */
export const parentsIn = (
  path: string,
  resource: Resource,
  { world, params }: Call,
): Record<string, string> => {
  const parents: Record<string, string> = {};
  for (const name of placeholdersIn(path)) {
    const id = params[name] ?? '';
    const noun = resource.fields[name]?.to;
    if (!noun || !world.account.table(noun).get(id))
      throw refusal(404, `There is no ${name} ${id}`);
    parents[name] = id;
  }
  return parents;
};

/** The row a request is about. Throws a `Refusal` (404) when there is none. */
export const targetOf = (resource: Resource, call: Call): Item => {
  const id = call.params.id ?? '';
  const parents = Object.entries(parentsIn(resource.path, resource, call));
  const row = call.world.account.table(resource.noun).get(id);
  if (!row || parents.some(([name, parent]) => row[name] !== parent))
    throw refusal(404, `There is no ${resource.title} with the id ${id}`);
  return row;
};
