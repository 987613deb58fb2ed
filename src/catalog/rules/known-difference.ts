/**
 * Whether two rows are known to have different ids in a field, for a check that they fit together. A
 * row that was given by its id may not have been read.
 */
export const isKnownToDiffer = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one !== other;
