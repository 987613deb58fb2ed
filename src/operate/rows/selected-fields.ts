import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { findFieldByWord } from '../input/field-words.ts';

/** Whether responses may contain a field. */
const isAnswered = (field: Field): boolean => !field.inputOnly;

/** The fields of `--columns`. */
export interface SelectedFields {
  readonly keys: readonly string[];
  /** They follow the default ones. */
  readonly isMore: boolean;
}

/** What columns are selected for. */
interface SelectionContext {
  /** Fields that the response does not contain. */
  readonly lacks?: readonly string[];
  /** What messages name: the flag, or the setting. */
  readonly subject?: string;
}

/**
 * The fields of `--columns`; undefined if it was not given. Throws a `UsageFailure` for an unknown
 * field and for a field in `lacks`.
 */
export const selectFields = (
  resource: Resource,
  words: readonly string[] | undefined,
  { lacks = [], subject = '--columns' }: SelectionContext = {},
): SelectedFields | undefined => {
  if (!words) return undefined;
  const isMore = words[0]?.startsWith('+') ?? false;
  const keys = words.map((word) =>
    findFieldByWord(resource, isMore ? word.replace(/^\+/, '') : word, subject, isAnswered),
  );
  if (keys.length === 0) {
    throw new UsageFailure(`${subject} is empty`, { code: 'invalid_value' });
  }
  const lacking = keys.find((key) => lacks.includes(key));
  if (lacking !== undefined) {
    throw new UsageFailure(
      `${subject}: ${lacking} is not available in lists of ${resource.titles}`,
      {
        code: 'unknown_field',
        hint: `use "imco ${resource.noun} show" to see it`,
      },
    );
  }
  return { keys: [...new Set(keys)], isMore };
};

/** The default fields combined with the selected ones. */
export const withSelectedFields = (
  usual: readonly string[],
  selected: SelectedFields | undefined,
): readonly string[] => {
  if (!selected) return usual;
  return selected.isMore ? [...new Set([...usual, ...selected.keys])] : selected.keys;
};

/** The fields that formats with columns write for programs: the selected ones, or all. */
export const listMemberKeys = (
  { fields }: Resource,
  lacks: readonly string[] = [],
): readonly string[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    isAnswered(field) && !field.deprecated && !lacks.includes(key) ? [key] : [],
  );

/** An item with only the selected members, in that order. */
export const pickSelected = (item: Item, selected: SelectedFields | undefined): Item =>
  !selected || selected.isMore
    ? item
    : Object.fromEntries(selected.keys.flatMap((key) => (key in item ? [[key, item[key]]] : [])));
