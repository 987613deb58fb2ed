import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes, unquote } from '../../lib/text/blank.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { createUnknownField, listFieldWords } from '../input/field-words.ts';

/** One condition of a selector: `state=stalled`, `name!=web-*`. */
export interface SelectorCondition {
  readonly key: string;
  readonly field: Field;
  readonly isNot: boolean;
  readonly glob: string;
}

/** What a condition may be about. */
const isComparable = (field: Field): boolean => !field.secret && !field.inputOnly;

const conditionForm =
  'write field=value or field!=value, several with commas: state=stalled,name=web-*';

/** A condition without a value is what an empty variable leaves of one. */
const createNoValue = (
  { titles }: Resource,
  flag: string,
  text: string,
  word: string,
): UsageFailure =>
  new UsageFailure(`${flag}: "${text}" has no value`, {
    code: 'empty_value',
    hint: `is a variable empty? write '${word}!=*' for ${titles} without any, '${word}=*' for those with one`,
  });

const createNoCondition = (flag: string, text: string, whole: string): UsageFailure =>
  new UsageFailure(
    text === '' && whole.trim() !== ''
      ? `${flag}: "${whole}" has an empty condition`
      : `${flag}: "${text}" is not a valid condition`,
    { code: text === '' ? 'empty_value' : 'invalid_value', hint: conditionForm },
  );

/** Where a value may be left out: a wait may be for a field to be empty. */
const mayBeEmpty = (flag: string, { nullable }: Field): boolean =>
  flag === '--for' && nullable === true;

/** Quotes stay in a value where the shell had others around them: nothing is called like that. */
const createQuotesFailure = (flag: string, text: string, bare: string): UsageFailure =>
  new UsageFailure(`${flag}: "${text}" has quotes in its value`, {
    code: 'invalid_value',
    hint: bare,
  });

/** Throws a `UsageFailure` on a value that nobody means: none, one that cannot be seen, or quotes. */
const checkConditionValue = (
  resource: Resource,
  { field, isNot, glob }: SelectorCondition,
  { flag, text, word }: { readonly flag: string; readonly text: string; readonly word: string },
): void => {
  if (glob === '' && mayBeEmpty(flag, field)) return;
  if (isBlankInQuotes(glob)) throw createNoValue(resource, flag, text, word);
  const bare = unquote(glob);
  if (bare === undefined) return;
  const sign = isNot ? '!=' : '=';
  throw createQuotesFailure(
    flag,
    text,
    `leave them out: ${quoteForShell(`${word}${sign}${bare}`)}; ? stands for a quote that is meant`,
  );
};

const parseCondition = (
  resource: Resource,
  text: string,
  { flag, whole }: { readonly flag: string; readonly whole: string },
): SelectorCondition => {
  const { word, sign, glob } =
    /^(?<word>[\w-]+)[ \t]*(?<sign>!?=)[ \t]*(?<glob>.*)$/s.exec(text)?.groups ?? {};
  if (word === undefined || glob === undefined) throw createNoCondition(flag, text, whole);
  const words = listFieldWords(resource.fields, isComparable);
  const key = words.find(word);
  const field = key === undefined ? undefined : resource.fields[key];
  if (key === undefined || field === undefined)
    throw createUnknownField(resource, word, flag, words);
  checkConditionValue(resource, { key, field, isNot: sign === '!=', glob }, { flag, text, word });
  return { key, field, isNot: sign === '!=', glob };
};

/** What stands between the spaces somebody typed around it; others may belong to a value. */
const trimSpaces = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/** The conditions of a selector; a comma behind a backslash belongs to a value. */
export const parseConditions = (
  resource: Resource,
  selector: string,
  flag: string,
): readonly SelectorCondition[] =>
  selector
    .split(/(?<!\\),/)
    .map((text) => parseCondition(resource, trimSpaces(text), { flag, whole: selector }));

/**
 * Throws a `UsageFailure` on a field of one value that is to have two: nothing has both. Several of
 * them are several runs, or a pattern.
 */
export const checkContradiction = (
  conditions: readonly SelectorCondition[],
  flag: string,
): void => {
  const wanted = new Map<string, string>();
  for (const { key, field, isNot, glob } of conditions) {
    const isSingle = !['ref', 'refs', 'json', 'texts'].includes(field.kind);
    if (isNot || !isSingle || /[*?[]/.test(glob)) continue;
    const value = normalizeName(glob);
    const other = wanted.get(key);
    if (other !== undefined && other !== value) {
      throw new UsageFailure(`${flag}: no ${key} can be both ${other} and ${value}`, {
        code: 'contradiction',
        hint: 'all conditions have to hold; ask for one of them, or for a pattern',
      });
    }
    wanted.set(key, value);
  }
};
