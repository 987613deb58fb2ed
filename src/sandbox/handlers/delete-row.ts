import type { Resource } from '../../catalog/resource.ts';
import { behaviourOf } from '../behaviour/index.ts';
import type { Item } from '../state/rows.ts';
import type { Holdings } from '../world.ts';

/** Takes a row away at the moment `at`, what lives in it first, and clears what pointed at it. */
export const forgetRow = (resource: Resource, row: Item, holdings: Holdings, at: number): void => {
  for (const child of holdings.account.childrenOf(resource.noun, row.id))
    forgetRow(child.resource, child.row, holdings, at);
  behaviourOf(resource).leaving?.(row, holdings, at);
  holdings.account.forget(resource.noun, row.id);
};
