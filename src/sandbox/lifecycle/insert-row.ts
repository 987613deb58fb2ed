import type { Resource } from '../../catalog/resource.ts';
import { findBehaviour } from '../behaviour/index.ts';
import { createId } from '../state/account.ts';
import type { AccountState } from '../state/account-state.ts';
import { alignSingles, createRowFrom, type InputMembers, type StoredItem } from '../state/rows.ts';

/**
 * Inserts a row into the account: the values sent, its parents, and the members the platform adds.
 */
export const insertRow = (
  resource: Resource,
  values: InputMembers,
  parents: Readonly<Record<string, string>>,
  accountState: AccountState,
): StoredItem => {
  const table = accountState.account.table(resource.noun);
  const id = createId(accountState.random, table);
  // Parents that are not fields are stored as well.
  const row = { ...createRowFrom(resource, { ...values, ...parents, id }), ...parents };
  findBehaviour(resource).onCreate?.(row, accountState);
  alignSingles(resource, row);
  return table.add(row);
};
