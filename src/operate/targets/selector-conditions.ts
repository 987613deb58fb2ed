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

/** Whether conditions may use a field. */
const isComparable = (field: Field): boolean => !field.secret && !field.inputOnly;

const conditionForm =
  'use field=value or field!=value, separated by commas: state=stalled,name=web-*';

/** The failure about a condition without a value, which an empty variable leaves. */
const createNoValue = (
  { titles }: Resource,
  flag: string,
  text: string,
  word: string,
): UsageFailure =>
  new UsageFailure(`${flag}: "${text}" has no value`, {
    code: 'empty_value',
    hint: `check whether a variable is empty; use '${word}!=*' for ${titles} without a value, '${word}=*' for those with one`,
  });

const createNoCondition = (flag: string, text: string, whole: string): UsageFailure =>
  new UsageFailure(
    text === '' && whole.trim() !== ''
      ? `${flag}: "${whole}" has an empty condition`
      : `${flag}: "${text}" is not a valid condition`,
    { code: text === '' ? 'empty_value' : 'invalid_value', hint: conditionForm },
  );

/** Whether a value may be empty: a wait may be for an empty field. */
const mayBeEmpty = (flag: string, { nullable }: Field): boolean =>
  flag === '--for' && nullable === true;

/** The failure about quotes that the shell left in a value. */
const createQuotesFailure = (flag: string, text: string, bare: string): UsageFailure =>
  new UsageFailure(`${flag}: "${text}" has quotes in its value`, {
    code: 'invalid_value',
    hint: bare,
  });

/** Throws a `UsageFailure` for a value that is empty, invisible or quoted. */
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
    `remove the quotes: ${quoteForShell(`${word}${sign}${bare}`)}; to match a quote, use ?`,
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

/** Trims ASCII spaces; other space characters may belong to a value. */
const trimSpaces = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/** Parses the conditions of a selector; a comma after a backslash belongs to a value. */
export const parseConditions = (
  resource: Resource,
  selector: string,
  flag: string,
): readonly SelectorCondition[] =>
  selector
    .split(/(?<!\\),/)
    .map((text) => parseCondition(resource, trimSpaces(text), { flag, whole: selector }));

/**
 * Throws a `UsageFailure` if a field with a single value must have two different ones.
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
      throw new UsageFailure(`${flag}: ${key} cannot be both ${other} and ${value}`, {
        code: 'contradiction',
        hint: 'all conditions must match; use one of them, or a pattern',
      });
    }
    wanted.set(key, value);
  }
};
