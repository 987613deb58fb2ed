import { isMembers } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { Values } from '../targets/references.ts';

/**
 * Objects merged member by member at any depth; anything else, lists included, is replaced by what
 * is new.
 */
export const deeplyMerged = (old: unknown, fresh: unknown): unknown => {
  if (!isMembers(old) || !isMembers(fresh)) return fresh;
  const members = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(fresh)) {
    members.set(key, members.has(key) ? deeplyMerged(members.get(key), value) : value);
  }
  // Unlike assignment, this takes a member called `__proto__` for an ordinary one.
  return Object.fromEntries(members);
};

/** The values with one field merged into what the thing has there now. */
export const mergedInto = (item: Item, values: Values, key: string): Values => ({
  ...values,
  [key]: deeplyMerged(item[key], values[key]),
});
