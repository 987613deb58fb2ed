import type { Resource } from '../../catalog/resource.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';

/** Takes a row away at the moment `at`, what lives in it first, and clears what pointed at it. */
export const deleteRow = (
  resource: Resource,
  row: StoredItem,
  holdings: AccountState,
  at: number,
): void => {
  for (const child of holdings.account.childrenOf(resource.noun, row.id))
    deleteRow(child.resource, child.row, holdings, at);
  findBehaviour(resource).leaving?.(row, holdings, at);
  holdings.account.forget(resource.noun, row.id);
};
