import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { InputValues } from '../targets/references.ts';

/**
 * Objects merged member by member at any depth; anything else, lists included, is replaced by what
 * is new.
 */
export const mergeDeeply = (old: unknown, fresh: unknown): unknown => {
  if (!isJsonObject(old) || !isJsonObject(fresh)) return fresh;
  const members = new Map(Object.entries(old));
  for (const [key, value] of Object.entries(fresh)) {
    members.set(key, members.has(key) ? mergeDeeply(members.get(key), value) : value);
  }
  // Unlike assignment, this takes a member called `__proto__` for an ordinary one.
  return Object.fromEntries(members);
};

/**
 * The values that an update sends: those given, and the present ones of fields that the platform
 * wants again. A field without a value is left out.
 */
export const withResent = (
  item: Item,
  values: InputValues,
  keys: readonly string[] = [],
): InputValues => {
  const resent = keys.filter((key) => !(key in values) && item[key] != null && item[key] !== '');
  return { ...Object.fromEntries(resent.map((key) => [key, item[key]])), ...values };
};

/** The values with one field merged into what the thing has there now. */
export const mergeInto = (item: Item, values: InputValues, key: string): InputValues => ({
  ...values,
  [key]: mergeDeeply(item[key], values[key]),
});
