/** Tests of the value that a row has in a field. */
import type { Field } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { compileGlob } from '../../lib/text/glob.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { compilePattern } from '../../lib/text/patterns/compile-pattern.ts';
import { PatternProblem } from '../../lib/text/patterns/pattern-syntax.ts';
import { deletedWord } from '../waiting/condition-words.ts';
import type { TypedValue } from './condition-syntax.ts';
import { createInvalidCondition, isOrder, type SelectorCondition } from './conditions.ts';
import type { KnownTest } from './known-test.ts';
import { createNumberTest, createTimeTest } from './ordered-tests.ts';

/** Whether a value is set; 0.0.0.0 stands for no address. */
const hasValue = ({ format }: Field, value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return false;
  if (format === 'ip' && value === '0.0.0.0') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
};

/** The strings a value is compared by. */
const toTexts = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [''];
  if (Array.isArray(value)) return value.length === 0 ? [''] : value.map(toWholeText);
  return [toWholeText(value)];
};

const hasWildcard = ({ text, isQuoted }: TypedValue): boolean => !isQuoted && /[*?]/.test(text);

/** A test of texts that compares like names: the Unicode form does not matter, the case does. */
export const createTextTest = ({ text, isQuoted }: TypedValue): ((text: string) => boolean) => {
  const wanted = normalizeName(text);
  const matches = isQuoted ? (other: string) => other === wanted : compileGlob(wanted);
  return (other) => matches(normalizeName(other));
};

/** A test of texts by a regular expression. Throws a `UsageFailure` for one that is not valid. */
export const createPatternTest = (
  condition: SelectorCondition,
  pattern: string,
): ((text: string) => boolean) => {
  try {
    const matches = compilePattern(normalizeName(pattern));
    return (text) => matches(normalizeName(text));
  } catch (problem) {
    if (!(problem instanceof PatternProblem)) throw problem;
    throw createInvalidCondition(
      condition,
      `"${pattern}" is not a valid regular expression: ${problem.message} (character ${problem.at})`,
      'put a \\ before a character that stands for itself; see "imco help filters"',
    );
  }
};

/** Throws for an unknown value, a typo that would select nothing, or with `!=` everything. */
const checkKnownValue = (
  { key, field, flag }: SelectorCondition,
  wanted: string,
  matches: (text: string) => boolean,
): void => {
  const { values, assumed } = field;
  if (!values || assumed || wanted === '' || values.some(matches)) return;
  const hint = formatSuggestion(findNearest(wanted, values));
  const all = [...values, ...(key === 'state' && flag === '--for' ? [deletedWord] : [])];
  throw new UsageFailure(
    `${flag}: unknown ${key} "${wanted}"; valid ${key === 'state' ? 'states' : 'values'}: ${all.join(', ')}`,
    { ...(hint !== undefined && { hint }) },
  );
};

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  false: false,
  no: false,
};

const createBooleanTest = (condition: SelectorCondition, { text }: TypedValue): KnownTest => {
  const wanted = Object.hasOwn(truths, text) ? truths[text] : undefined;
  if (wanted === undefined) {
    throw createInvalidCondition(
      condition,
      `"${text}" is neither true nor false`,
      `use ${condition.word}=true or ${condition.word}=false`,
    );
  }
  return { test: (value) => String(value) === String(wanted), only: [wanted] };
};

const isPlainText = ({ text, isQuoted }: TypedValue): boolean => isQuoted || !/[*?\\]/.test(text);

const createWordTest = (condition: SelectorCondition, typed: TypedValue): KnownTest => {
  const matches = createTextTest(typed);
  checkKnownValue(condition, typed.text, matches);
  const test = (value: unknown): boolean => toTexts(value).some(matches);
  return isPlainText(typed) ? { test, only: [typed.text] } : { test };
};

/** Whether a typed value stands for any value, or with `null` for none. */
const isAnyValue = ({ text, isQuoted }: TypedValue): boolean => !isQuoted && /^\*+$/.test(text);
const isNoValue = ({ text, isQuoted }: TypedValue): boolean =>
  !isQuoted && (text === 'null' || text === '');

/** A test whether there is any value, or none; undefined if the typed value is another one. */
export const createPresenceTest = (
  { field, operator }: SelectorCondition,
  typed: TypedValue,
): KnownTest | undefined => {
  if (isOrder(operator)) return undefined;
  if (isAnyValue(typed)) return { test: (value) => hasValue(field, value) };
  return isNoValue(typed) ? { test: (value) => !hasValue(field, value) } : undefined;
};

/** The test for one alternative of a condition, whether or not its operator is negative. */
export const createFieldTest = (
  condition: SelectorCondition,
  typed: TypedValue,
  now: number,
): KnownTest => {
  const { field, operator } = condition;
  if (operator.endsWith('~')) {
    const matches = createPatternTest(condition, typed.text);
    checkKnownValue(condition, typed.text, matches);
    return { test: (value) => value != null && toTexts(value).some(matches) };
  }
  if (hasWildcard(typed) && !isOrder(operator)) return createWordTest(condition, typed);
  switch (field.kind) {
    case 'integer':
    case 'number':
      return createNumberTest(condition, typed);
    case 'time':
      return createTimeTest(condition, typed, now);
    case 'boolean':
      return createBooleanTest(condition, typed);
    default:
      return createWordTest(condition, typed);
  }
};
