import type { Resource } from '../../catalog/resource.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';

/** Deletes a row at the time `at`: its children first, then the references to it. */
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
