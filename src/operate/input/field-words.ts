import { chooseColumnHeading } from '../../catalog/columns/headings.ts';
import { formatFlagName, listFlagAliases } from '../../catalog/flags.ts';
import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { createOtherVersion } from './other-version.ts';

/** A field word normalized for comparison: `-` and `_` are the same. */
const normalizeWord = (word: string): string => word.replaceAll('_', '-');

/** Whether two field words are the same. */
export const isSameFieldWord = (one: string, other: string): boolean =>
  normalizeWord(one) === normalizeWord(other);

/** The words for a field: its API name and the words of its flag. */
const listWords = (key: string, field: Field): readonly string[] => [
  key,
  formatFlagName(key, field),
  ...listFlagAliases(key, field),
];

/** Looks up fields by their words. */
export interface FieldWords {
  /** The API name of the field with this word. */
  find(word: string): string | undefined;
  /** The API names of the fields whose words are nearest to an unknown one. */
  near(word: string): readonly string[];
  /** The API names of all fields. */
  readonly all: readonly string[];
}

/** The words for the fields that `isMeant` selects. */
export const listFieldWords = (
  fields: Fields,
  isMeant: (field: Field) => boolean = () => true,
): FieldWords => {
  const known = Object.entries(fields).filter(([, field]) => isMeant(field));
  const keys = new Map<string, string>();
  for (const [key, field] of known) {
    for (const word of listWords(key, field)) keys.set(normalizeWord(word), key);
  }
  // The API name of a field wins over a flag word of another field.
  for (const [key] of known) keys.set(normalizeWord(key), key);
  const find = (word: string): string | undefined => keys.get(normalizeWord(word));
  return {
    find,
    near: (word) => [
      ...new Set(
        findNearest(normalizeWord(word), keys.keys(), 6).flatMap((one) => find(one) ?? []),
      ),
    ],
    all: known.map(([key]) => key),
  };
};

/** The words for the fields of rows: also the headings of their columns, such as `id-at-provider`. */
export const listRowWords = (fields: Fields, isMeant: (field: Field) => boolean): FieldWords => {
  const words = listFieldWords(fields, isMeant);
  const headings = new Map(
    words.all.map((key) => [
      normalizeWord(chooseColumnHeading(key, fields[key]).replaceAll(' ', '-')),
      key,
    ]),
  );
  return { ...words, find: (word) => words.find(word) ?? headings.get(normalizeWord(word)) };
};

/** The field with this word among those that only other versions of the API have. */
export const findOtherField = (otherFields: Fields, word: string): Field | undefined => {
  const key = listFieldWords(otherFields).find(word);
  return key === undefined ? undefined : otherFields[key];
};

/** The failure about an unknown field, with the nearest fields and all of them. */
export const createUnknownField = (
  { titles, otherFields = {} }: Resource,
  word: string,
  flag: string,
  words: FieldWords,
): UsageFailure => {
  const other = findOtherField(otherFields, word);
  if (other) return createOtherVersion(`${flag}: ${word}`, other);
  const near = formatSuggestion(words.near(word).slice(0, 3));
  const all = `available fields: ${words.all.join(', ')}`;
  return new UsageFailure(`${flag}: ${titles} have no field ${word}`, {
    code: 'unknown_field',
    hint: near === undefined ? all : `${near} ${all}`,
  });
};

/**
 * The field a word means, by its name in the API or the word of its flag. Throws a `UsageFailure`
 * with the flag and the nearest words if there is none.
 */
export const findFieldByWord = (
  resource: Resource,
  word: string,
  flag: string,
  isMeant: (field: Field) => boolean,
): string => {
  const words = listRowWords(resource.fields, isMeant);
  const key = words.find(word);
  if (key !== undefined) return key;
  throw createUnknownField(resource, word, flag, words);
};
