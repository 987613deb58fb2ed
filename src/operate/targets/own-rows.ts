import type { ListVerb } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** Whether a row of a list belongs to its resource, and not to another one that shares the list. */
export const isOwnRow = ({ where = {} }: ListVerb, item: Item): boolean =>
  Object.entries(where).every(([key, value]) => item[key] === value);

/** The rows of a list that belong to its resource. */
export const selectOwnRows = (verb: ListVerb, items: readonly Item[]): readonly Item[] =>
  verb.where ? items.filter((item) => isOwnRow(verb, item)) : items;
