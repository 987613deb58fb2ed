/** Columns and order of lists from the configuration: `columns.servers`, `sort.servers`. */
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { findFormat } from '../../output/formats/formats.ts';
import { findFieldByWord, findOtherField } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { defaultRowOptions, type ListDefaults } from './row-options.ts';
import { selectFields } from './selected-fields.ts';

/** Whether rows can be sorted by a field. */
const isSortable = ({ secret, inputOnly }: Field): boolean => !secret && !inputOnly;

/** Throws a `UsageFailure` about `subject` if a list cannot have these columns. */
export const checkSavedColumns = (
  resource: Resource,
  words: readonly string[],
  subject: string,
  lacks: readonly string[] = [],
): void => void selectFields(resource, words, { lacks, subject });

/** Throws a `UsageFailure` about `subject` if rows cannot be sorted like this. */
export const checkSavedSort = (resource: Resource, sort: string, subject: string): void => {
  for (const word of sort.split(',')) {
    findFieldByWord(resource, word.trim().replace(/^-/, ''), subject, isSortable);
  }
};

/** Runs a check of a value in a file, whose failures are those of the configuration. */
const checkInFile = (check: () => void): void => {
  try {
    check();
  } catch (failure) {
    if (!(failure instanceof UsageFailure)) throw failure;
    throw new ConfigurationFailure(failure.message, failure.details);
  }
};

/** Only tables have these defaults: what a script reads depends on its flags alone. */
const readDefaults = ({ writer, options }: Session, { noun }: Resource): ListDefaults => {
  const { raw, defaultsOf } = options.rows ?? defaultRowOptions;
  return writer.forPeople && !raw ? defaultsOf(noun) : {};
};

/** The words that the version of the API in use has; others are for profiles of another version. */
const selectKnown = ({ otherFields = {} }: Resource, words: readonly string[]): readonly string[] =>
  words.filter((word) => findOtherField(otherFields, word.replace(/^[+-]/, '')) === undefined);

const withoutMark = (word: string): string => word.replace(/^\+/, '');

const markAsMore = (words: readonly string[]): readonly string[] =>
  words.map((word) => `+${withoutMark(word)}`);

const isMore = (words: readonly string[]): boolean => words[0]?.startsWith('+') ?? false;

/**
 * The columns of a list: those of the flag, or those of the configuration. A flag that adds columns
 * adds to the latter. A wide table shows the saved ones beside all others. Throws a
 * `ConfigurationFailure` for a saved column that does not exist.
 */
export const chooseColumns = (
  session: Session,
  resource: Resource,
  lacks: readonly string[],
): readonly string[] | undefined => {
  const { columns: given } = session.options.rows ?? defaultRowOptions;
  const { columns: saved } = readDefaults(session, resource);
  if (!saved || (given && !isMore(given))) return given;
  checkInFile(() =>
    checkSavedColumns(resource, selectKnown(resource, saved.value), saved.where, lacks),
  );
  const known = selectKnown(resource, saved.value);
  const words = findFormat(session.writer.format).isWide ? markAsMore(known) : known;
  return words.length === 0 ? given : [...words, ...(given ?? []).map(withoutMark)];
};

/**
 * The order of a list: that of the flag, or that of the configuration. Throws a
 * `ConfigurationFailure` for a saved field that does not exist.
 */
export const chooseSort = (session: Session, resource: Resource): string | undefined => {
  const { sort: given } = session.options.rows ?? defaultRowOptions;
  const { sort: saved } = readDefaults(session, resource);
  if (given !== undefined || !saved) return given;
  const known = selectKnown(resource, saved.value.split(','));
  if (known.length === 0) return undefined;
  const sort = known.join(',');
  checkInFile(() => checkSavedSort(resource, sort, saved.where));
  return sort;
};
