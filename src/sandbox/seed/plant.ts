import type { Fields } from '../../catalog/fields.ts';
import type { Resource, Row } from '../../catalog/resource.ts';
import { type Item, rowOf } from '../rows.ts';
import type { Holdings } from '../world.ts';

/** Adds a row with an id of its own; what `values` leaves out is empty as the platform has it. */
export const plant = <F extends Fields>(
  { account, random }: Holdings,
  resource: Resource<F>,
  values: Omit<Row<Resource<F>>, 'id'>,
): Row<Resource<F>> & Item => {
  // Only the id was missing.
  const given = { ...values, id: random.id() } as unknown as Row<Resource<F>> & { id: string };
  const row = rowOf(resource, given);
  account.of(resource).add(row);
  return row;
};

/** The row of a resource that has this name; the first of several. Throws when there is none. */
export const named = <F extends Fields>(
  { account }: Holdings,
  resource: Resource<F>,
  name: string,
): Row<Resource<F>> & Item => {
  const row = account.of(resource).find((candidate) => candidate.name === name);
  if (!row) throw new Error(`the seed has no ${resource.title} ${name}`);
  return row;
};
