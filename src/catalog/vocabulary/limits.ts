/** The functions that describe limits of values. */

import type { ReferenceChain, RowLimit, SiblingLimit } from '../rules/limits.ts';

/** The value must be one that the row at the end of these references lists. */
export const oneOf = <const S extends string>(
  field: string,
  from: ReferenceChain<S>,
  facts: Pick<RowLimit<S>, 'isRequired'> = {},
): RowLimit<S> => ({ kind: 'one-of', field, from, ...facts });

/** The value is at most that of a field of the row at the end of these references. */
export const atMost = <const S extends string>(
  field: string,
  from: ReferenceChain<S>,
): RowLimit<S> => ({
  kind: 'at-most',
  field,
  from,
});

/** The value is at least that of a field of the row at the end of these references. */
export const atLeast = <const S extends string>(
  field: string,
  from: ReferenceChain<S>,
): RowLimit<S> => ({
  kind: 'at-least',
  field,
  from,
});

/** The value can only be set if a field of the row at the end of these references is true. */
export const onlyIf = <const S extends string>(
  field: string,
  from: ReferenceChain<S>,
): RowLimit<S> => ({
  kind: 'only-if',
  field,
  from,
});

/** The value is at most that of another field. */
export const notAbove = <const S extends string>(field: S): SiblingLimit<S> => ({
  kind: 'at-most',
  field,
  from: [],
});

/** The value is at least that of another field. */
export const notBelow = <const S extends string>(field: S): SiblingLimit<S> => ({
  kind: 'at-least',
  field,
  from: [],
});
