import type { Fields } from '../../catalog/fields.ts';
import type { Resource, Row } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import { createRowFrom, type StoredItem } from '../state/rows.ts';

/** Adds a row with a new id; members that `values` omits get the platform's empty value. */
export const plant = <F extends Fields>(
  { account, random }: AccountState,
  resource: Resource<F>,
  values: Omit<Row<Resource<F>>, 'id'>,
): Row<Resource<F>> & StoredItem => {
  const row = createRowFrom(resource, { ...values, id: random.id() });
  // The values are those of a row without its id.
  return account.table(resource.noun).add(row) as Row<Resource<F>> & StoredItem;
};

/** The first row of a resource with this name. Throws if there is none. */
export const findByName = <F extends Fields>(
  { account }: AccountState,
  resource: Resource<F>,
  name: string,
): Row<Resource<F>> & StoredItem => {
  const row = account.of(resource).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`the seed has no ${resource.title} ${name}`);
  return row;
};
