/** Tests of values that have an order: numbers and times. */
import { toWholeText } from '../../lib/json/json-text.ts';
import { type DayEdge, momentForm, momentIn } from '../../lib/time/moment.ts';
import { type Amount, parseAmount, readAmount } from './amounts.ts';
import type { Operator, TypedValue } from './condition-syntax.ts';
import { createInvalidCondition, isOrder, type SelectorCondition } from './conditions.ts';
import type { AmountRange, KnownTest } from './known-test.ts';

/** Whether an order, as of a sort, is the one that an operator is about. */
const isCompared = (order: number, operator: Operator): boolean => {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
};

const compareAmounts = (one: Amount, other: Amount): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** The range of what is before or after a limit. */
const createRange = (operator: Operator, limit: Amount): AmountRange => ({
  ...(operator.startsWith('<') ? { most: limit } : { least: limit }),
  isLimitExcluded: !operator.endsWith('='),
});

/** The form of a number in JSON, of any size. */
const numeral = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** The test of a condition on a number, in the unit of its field or another. */
export const createNumberTest = (condition: SelectorCondition, { text }: TypedValue): KnownTest => {
  const { operator, field } = condition;
  const wanted = parseAmount(text, field.unit);
  // A number that JavaScript cannot hold is compared as it is written.
  const isWritten = (value: unknown): boolean => toWholeText(value) === text;
  if (wanted === undefined && numeral.test(text) && !isOrder(operator)) {
    return { test: isWritten };
  }
  if (wanted === undefined) {
    const unit = field.unit === 's' ? ' or 5m' : field.unit === undefined ? '' : ' or 10GB';
    throw createInvalidCondition(
      condition,
      `"${text}" is not a valid number`,
      `use a number such as 10${unit}`,
    );
  }
  const test = (value: unknown): boolean => {
    const amount = readAmount(value);
    return amount !== undefined && isCompared(compareAmounts(amount, wanted), operator);
  };
  return isOrder(operator)
    ? { test, range: createRange(operator, wanted) }
    : { test, only: [wanted] };
};

/** How long the moment is that a text names: a time without seconds is a minute. */
const measureMoment = (text: string): number => {
  if (/:\d{2}:\d{2}\./.test(text)) return 0;
  return /:\d{2}:\d{2}/.test(text) ? 999 : 59_999;
};

/** The first and the last moment that a text names; a day has many, `2h` only one. */
const readPeriod = (
  condition: SelectorCondition,
  { text }: TypedValue,
  now: number,
): { readonly start: number; readonly end: number } => {
  const read = (edge: DayEdge): number => {
    const moment = momentIn(text, now, edge);
    if (moment !== undefined) return moment;
    throw createInvalidCondition(
      condition,
      `"${text}" is not a valid duration or date`,
      `use ${momentForm}`,
    );
  };
  const [start, end] = [read('start'), read('end')];
  if (start !== end) return { start, end };
  if (/\d:\d/.test(text)) return { start, end: end + measureMoment(text) };
  if (isOrder(condition.operator)) return { start, end };
  throw createInvalidCondition(
    condition,
    `no time is exactly "${text}"`,
    `use ${condition.word}>=${text} for later times, ${condition.word}<=${text} for earlier ones`,
  );
};

/**
 * The test of a condition on a time. A duration is the moment that long ago; a day alone is the entire
 * day for `=`, as for `--since` and `--until`.
 */
export const createTimeTest = (
  condition: SelectorCondition,
  typed: TypedValue,
  now: number,
): KnownTest => {
  const { operator } = condition;
  const { start, end } = readPeriod(condition, typed, now);
  // A day or a minute is over at its end: later than a day, and up to a day.
  const limit = operator === '>' || operator === '<=' ? end : start;
  const test = (value: unknown): boolean => {
    const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(moment)) return false;
    return isOrder(operator)
      ? isCompared(compareAmounts(moment, limit), operator)
      : moment >= start && moment <= end;
  };
  return isOrder(operator) ? { test, range: createRange(operator, limit) } : { test };
};
