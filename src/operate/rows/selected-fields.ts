import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { findFieldByWord } from '../input/field-words.ts';

/** Whether answers may have a field. */
const isAnswered = (field: Field): boolean => !field.inputOnly;

/** The fields the words of `--columns` name. */
export interface SelectedFields {
  readonly keys: readonly string[];
  /** They come behind the usual ones. */
  readonly isMore: boolean;
}

/**
 * The fields that `--columns` names; undefined where it was not given. Throws a `UsageFailure` on a
 * word for no field, and on one for a field that is in `lacks`.
 */
export const selectFields = (
  resource: Resource,
  words: readonly string[] | undefined,
  lacks: readonly string[] = [],
): SelectedFields | undefined => {
  if (!words) return undefined;
  const isMore = words[0]?.startsWith('+') ?? false;
  const keys = words.map((word) =>
    findFieldByWord(resource, isMore ? word.replace(/^\+/, '') : word, '--columns', isAnswered),
  );
  if (keys.length === 0) {
    throw new UsageFailure('--columns names no field', { code: 'invalid_value' });
  }
  const lacking = keys.find((key) => lacks.includes(key));
  if (lacking !== undefined) {
    throw new UsageFailure(`--columns: lists of ${resource.titles} come without ${lacking}`, {
      code: 'unknown_field',
      hint: `"imco ${resource.noun} show" has it`,
    });
  }
  return { keys: [...new Set(keys)], isMore };
};

/** The usual fields with those chosen. */
export const withSelectedFields = (
  usual: readonly string[],
  selected: SelectedFields | undefined,
): readonly string[] => {
  if (!selected) return usual;
  return selected.isMore ? [...new Set([...usual, ...selected.keys])] : selected.keys;
};

/** The fields that formats with columns write for programs unless others are chosen: all of them. */
export const listMemberKeys = (
  { fields }: Resource,
  lacks: readonly string[] = [],
): readonly string[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    isAnswered(field) && !field.deprecated && !lacks.includes(key) ? [key] : [],
  );

/** A thing with the members chosen alone, in that order; more are there already. */
export const pickSelected = (item: Item, selected: SelectedFields | undefined): Item =>
  !selected || selected.isMore
    ? item
    : Object.fromEntries(selected.keys.flatMap((key) => (key in item ? [[key, item[key]]] : [])));
