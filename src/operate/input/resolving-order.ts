/** The order in which references are resolved: each group after those that it depends on. */
import type { Fields } from '../../catalog/vocabulary.ts';
import { isChosenByOthers } from '../rows/fitting-rows.ts';

/** Names of fields. "Chosen" is a reference whose row others choose, if several have the name. */
export interface ResolvingOrder {
  /** Inside no other one. */
  readonly free: readonly string[];
  readonly chosen: readonly string[];
  /** Inside a free one. */
  readonly inner: readonly string[];
  readonly innerOfChosen: readonly string[];
  /** Inside another one, and chosen. */
  readonly innerChosen: readonly string[];
}

/** Groups the fields with values by the order in which they are resolved. */
export const groupByOrder = (fields: Fields, keys: readonly string[]): ResolvingOrder => {
  const isChosen = (key: string): boolean => {
    const field = fields[key];
    return field !== undefined && isChosenByOthers(field);
  };
  const isInner = (key: string): boolean => fields[key]?.within !== undefined;
  const [inner, outer] = [keys.filter(isInner), keys.filter((key) => !isInner(key))];
  const [innerChosen, others] = [inner.filter(isChosen), inner.filter((key) => !isChosen(key))];
  const chosen = outer.filter(isChosen);
  const isInChosen = (key: string): boolean => chosen.includes(fields[key]?.within ?? '');
  return {
    free: outer.filter((key) => !isChosen(key)),
    chosen,
    inner: others.filter((key) => !isInChosen(key)),
    innerOfChosen: others.filter(isInChosen),
    innerChosen,
  };
};
