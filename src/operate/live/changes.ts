import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';

/** How a thing differs from the previous poll. */
export type RowChange =
  | { readonly kind: 'present' | 'added' | 'removed'; readonly item: Item }
  | {
      readonly kind: 'changed';
      readonly item: Item;
      /** The previous values of changed members. */
      readonly was: Item;
    };

/** Items by id, in the order of the list. */
type Known = ReadonlyMap<string, Item>;

const indexById = (items: readonly Item[]): Known =>
  new Map(items.map((item) => [readText(item, 'id'), item]));

/** The changed members of an item, with their previous values. */
const findDifferences = (before: Item, now: Item): Item =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(now)])]
      .filter((key) => !isDeepStrictEqual(before[key], now[key]))
      .map((key) => [key, before[key] ?? null]),
  );

const compareRows = (before: Item | undefined, item: Item): readonly RowChange[] => {
  if (!before) return [{ kind: 'added', item }];
  const was = findDifferences(before, item);
  return Object.keys(was).length > 0 ? [{ kind: 'changed', item, was }] : [];
};

/**
 * What is different from the previous poll, in the order of the list, removed things last. Without
 * a previous poll everything is present.
 */
export const findChanges = (
  before: readonly Item[] | undefined,
  now: readonly Item[],
): readonly RowChange[] => {
  if (!before) return now.map((item) => ({ kind: 'present', item }));
  const [previous, current] = [indexById(before), indexById(now)];
  return [
    ...now.flatMap((item) => compareRows(previous.get(readText(item, 'id')), item)),
    ...before
      .filter((item) => !current.has(readText(item, 'id')))
      .map((item): RowChange => ({ kind: 'removed', item })),
  ];
};
