import type { ListVerb } from '../verb-forms.ts';

/** A row as the platform sent it. */
type Row = Readonly<Record<string, unknown>>;

/** Whether a row of a list belongs to its resource, and not to another one that shares the list. */
export const isOwnRow = ({ where = {} }: ListVerb, item: Row): boolean =>
  Object.entries(where).every(([key, value]) => item[key] === value);

/** The rows of a list that belong to its resource. */
export const selectOwnRows = (verb: ListVerb, items: readonly Row[]): readonly Row[] =>
  verb.where ? items.filter((item) => isOwnRow(verb, item)) : items;
