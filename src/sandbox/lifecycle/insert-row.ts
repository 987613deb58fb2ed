import type { Resource } from '../../catalog/resource.ts';
import { findBehaviour } from '../behaviour/index.ts';
import { createId } from '../state/account.ts';
import type { AccountState } from '../state/account-state.ts';
import { alignSingles, createRowFrom, type InputMembers, type StoredItem } from '../state/rows.ts';

/** A new row in the account: what was sent, where it lives, and what the platform adds. */
export const insertRow = (
  resource: Resource,
  values: InputMembers,
  parents: Readonly<Record<string, string>>,
  accountState: AccountState,
): StoredItem => {
  const table = accountState.account.table(resource.noun);
  const id = createId(accountState.random, table);
  // Parents that are no fields are kept beside them.
  const row = { ...createRowFrom(resource, { ...values, ...parents, id }), ...parents };
  findBehaviour(resource).onCreate?.(row, accountState);
  alignSingles(resource, row);
  return table.add(row);
};
