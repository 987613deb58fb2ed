import { findListVerb } from '../../catalog/paths.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes, unquote } from '../../lib/text/blank.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { createUnknownField, listFieldWords, listRowWords } from '../input/field-words.ts';
import {
  ConditionProblem,
  type Operator,
  operators,
  parseConditionSyntax,
  type TypedCondition,
} from './condition-syntax.ts';

/** A condition on a field of a resource. */
export interface SelectorCondition extends TypedCondition {
  readonly key: string;
  readonly field: Field;
  /** The flag that it was given with, for failures. */
  readonly flag: string;
}

/** Whether conditions may use a field. */
const isComparable = (field: Field): boolean => !field.secret && !field.inputOnly;

/** The kinds of fields whose values have an order. */
const orderedKinds: ReadonlySet<Field['kind']> = new Set(['integer', 'number', 'time']);

const orders: ReadonlySet<Operator> = new Set(['<', '<=', '>', '>=']);

/** Whether an operator compares by order. */
export const isOrder = (operator: Operator): boolean => orders.has(operator);

const seeHelp = 'see "imco help filters"';

/** How conditions are written, for messages. */
const conditionForm = `use field, operator and value, such as 'state=stalled|inactive,name=web-*'; operators: ${operators.join(' ')}; ${seeHelp}`;

/** The failure about the value of a condition. */
export const createInvalidCondition = (
  { flag, text }: Pick<SelectorCondition, 'flag' | 'text'>,
  problem: string,
  hint: string,
): UsageFailure =>
  new UsageFailure(`${flag}: "${text}": ${problem}`, { code: 'invalid_value', hint });

/** The failure about a condition without a value, which an empty variable leaves. */
const createNoValue = (
  { titles }: Resource,
  { flag, text, word, values }: SelectorCondition,
): UsageFailure =>
  new UsageFailure(
    values.length > 1
      ? `${flag}: "${text}" has an empty alternative`
      : `${flag}: "${text}" has no value`,
    {
      code: 'empty_value',
      hint: `check whether a variable is empty; use '${word}=null' for ${titles} without a value, '${word}=*' for those with one`,
    },
  );

/** Whether a value may be empty: a wait may be for an empty field. */
const mayBeEmpty = ({ flag, field, values }: SelectorCondition): boolean =>
  flag === '--for' && field.nullable === true && values.length === 1;

/** Throws a `UsageFailure` for a value that is empty or invisible, or in quotes of another kind. */
const checkValues = (resource: Resource, condition: SelectorCondition): void => {
  const { values, text, word, operator } = condition;
  for (const value of values) {
    if (value.text === '' && !value.isQuoted && mayBeEmpty(condition)) return;
    if (isBlankInQuotes(value.text)) throw createNoValue(resource, condition);
    const bare = value.isQuoted ? undefined : unquote(value.text);
    if (bare === undefined) continue;
    throw new UsageFailure(`${condition.flag}: "${text}" has quotes in its value`, {
      code: 'invalid_value',
      hint: `use straight quotes: ${quoteForShell(`${word}${operator}"${bare}"`)}`,
    });
  }
};

/** Throws a `UsageFailure` for an operator that the field cannot be compared with. */
const checkOperator = (condition: SelectorCondition): void => {
  const { key, field, operator, values } = condition;
  if (!isOrder(operator)) return;
  if (!orderedKinds.has(field.kind)) {
    throw createInvalidCondition(
      condition,
      `${key} cannot be compared with ${operator}, only numbers and times can`,
      `operators for ${key}: ${operators.filter((one) => !isOrder(one)).join(' ')}`,
    );
  }
  if (values.length > 1) {
    throw createInvalidCondition(
      condition,
      `alternatives cannot be compared with ${operator}`,
      'use | with = and != only',
    );
  }
};

/** The fields that a wait reads with its own request, whatever lists lack. */
const listLackingFields = (resource: Resource, flag: string): readonly string[] =>
  flag === '--for' ? [] : (findListVerb(resource)?.lacks ?? []);

/** Throws a `UsageFailure` for a field that lists do not contain: nothing would match. */
const checkListed = (resource: Resource, { key, flag }: SelectorCondition): void => {
  if (!listLackingFields(resource, flag).includes(key)) return;
  throw new UsageFailure(`${flag}: ${key} is not available in lists of ${resource.titles}`, {
    code: 'unknown_field',
    hint: `use "imco ${resource.noun} show" to see it`,
  });
};

const findConditionField = (
  resource: Resource,
  typed: TypedCondition,
  flag: string,
): SelectorCondition => {
  const words = listRowWords(resource.fields, isComparable);
  const key = words.find(typed.word);
  const field = key === undefined ? undefined : resource.fields[key];
  if (key === undefined || field === undefined)
    throw createUnknownField(resource, typed.word, flag, words);
  const condition = { ...typed, key, field, flag };
  checkListed(resource, condition);
  checkOperator(condition);
  checkValues(resource, condition);
  return condition;
};

/** A hint at what may have been meant by a text that is not a condition. */
const guessMeant = ({ fields, namedBy }: Resource, text: string): string | undefined => {
  const [, label] = /^!([\w.-]+)$/.exec(text) ?? [];
  if (label !== undefined && fields.label_ids) return suggest([`label!=${label}`]);
  const states = Object.keys(fields).filter((key) => fields[key]?.values?.includes(text));
  if (states.length > 0) return suggest(states.map((key) => `${key}=${text}`));
  if (listFieldWords(fields).find(text) !== undefined)
    return `use ${text}=value; quote conditions with < or >, which the shell would take`;
  return /^[\w.*?-]+$/.test(text) && fields[namedBy] ? suggest([`${namedBy}=${text}`]) : undefined;
};

const suggest = (conditions: readonly string[]): string =>
  `did you mean ${joinWords(conditions.map(quoteForShell), 'or')}? ${seeHelp}`;

const createSyntaxFailure = (
  resource: Resource,
  { message, text, hint }: ConditionProblem,
  { flag, whole }: { readonly flag: string; readonly whole: string },
): UsageFailure => {
  if (text === '') {
    return new UsageFailure(
      whole.trim() === ''
        ? `${flag}: "" is not a valid condition`
        : `${flag}: "${whole}" has an empty condition`,
      { code: 'empty_value', hint: conditionForm },
    );
  }
  return new UsageFailure(`${flag}: "${text}" ${message}`, {
    code: 'invalid_value',
    hint: hint ?? guessMeant(resource, text) ?? conditionForm,
  });
};

/**
 * Parses conditions on fields of a resource, with commas between them; a wait has a single one, whose
 * values have commas between them. Throws a `UsageFailure` for a
 * text that is not a condition, an unknown field, an empty value, and an operator that does not fit.
 */
export const parseConditions = (
  resource: Resource,
  whole: string,
  flag: string,
): readonly SelectorCondition[] => {
  try {
    const commas = flag === '--for' ? 'alternatives' : 'conditions';
    return parseConditionSyntax(whole, commas).map((typed) =>
      findConditionField(resource, typed, flag),
    );
  } catch (problem) {
    if (!(problem instanceof ConditionProblem)) throw problem;
    throw createSyntaxFailure(resource, problem, { flag, whole });
  }
};
