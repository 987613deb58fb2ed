import type { Resource } from '../../catalog/resource.ts';
import { behaviourOf } from '../behaviour/index.ts';
import { freshId } from '../state/account.ts';
import { alignSingles, type Item, rowOf } from '../state/rows.ts';
import type { Holdings } from '../world.ts';
import type { Members } from './validation.ts';

/** A new row in the account: what was sent, where it lives, and what the platform adds. */
export const makeRow = (
  resource: Resource,
  values: Members,
  parents: Readonly<Record<string, string>>,
  holdings: Holdings,
): Item => {
  const table = holdings.account.table(resource.noun);
  const id = freshId(holdings.random, table);
  // Parents that are no fields are kept beside them.
  const row = { ...rowOf(resource, { ...values, ...parents, id }), ...parents };
  behaviourOf(resource).created?.(row, holdings);
  alignSingles(resource, row);
  return table.add(row);
};
