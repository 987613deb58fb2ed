import { toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Column, Item } from '../document.ts';

/** Heading of the only column of values that have no parts. */
const bare = 'value';

/** One value as a row: its members, its places from 1 on, or itself. */
const toRow = (value: unknown): Item => {
  if (isJsonObject(value)) return value;
  if (!Array.isArray(value)) return { [bare]: value };
  return Object.fromEntries(value.map((part: unknown, at) => [String(at + 1), part]));
};

/** A value as rows with the members that any of them has, in the order they come up. */
export const toRows = (
  value: unknown,
): { readonly items: readonly Item[]; readonly members: readonly string[] } => {
  const values: readonly unknown[] = Array.isArray(value) ? value : value == null ? [] : [value];
  const items = values.map(toRow);
  return { items, members: [...new Set(items.flatMap((item) => Object.keys(item)))] };
};

const toKeyText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '-';
  return toWholeText(value);
};

/** Columns of a table for members nothing is known about. */
export const findColumns = (members: readonly string[]): readonly Column[] =>
  members.map((key) => ({
    key,
    heading: key.replaceAll('_', ' '),
    // What was asked for by name is never cut.
    kind: 'id',
    cell: (item) => toKeyText(item[key]),
  }));
