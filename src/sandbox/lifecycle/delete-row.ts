import type { Resource } from '../../catalog/resource.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';

/** Takes a row away at the moment `at`, what lives in it first, and clears what pointed at it. */
export const deleteRow = (
  resource: Resource,
  row: StoredItem,
  accountState: AccountState,
  at: number,
): void => {
  for (const child of accountState.account.childrenOf(resource.noun, row.id))
    deleteRow(child.resource, child.row, accountState, at);
  findBehaviour(resource).onDelete?.(row, accountState, at);
  accountState.account.forget(resource.noun, row.id);
};
