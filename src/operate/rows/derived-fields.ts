import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** Completes a row with the fields that imco computes. */
export type CompleteRow = (item: Item) => Item;

/**
 * Creates a function that completes rows of a resource with the fields that imco computes, such as
 * the days left of a certificate. A member that the platform sends itself stays unchanged.
 */
export const createCompletion = ({ fields }: Resource, now: number): CompleteRow => {
  const derived = Object.entries(fields).flatMap(([key, { derive }]) =>
    derive ? [[key, derive] as const] : [],
  );
  if (derived.length === 0) return (item) => item;
  return (item) => {
    const members = derived.flatMap(([key, derive]): [string, unknown][] => {
      const value = key in item ? undefined : derive(item, now);
      return value === undefined ? [] : [[key, value]];
    });
    return members.length === 0 ? item : { ...item, ...Object.fromEntries(members) };
  };
};
