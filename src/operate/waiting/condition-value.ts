import type {
  Condition,
  ConditionValue,
  Field,
  SuccessConditions,
} from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** The value of a field for conditions; null if it is missing, empty or false. */
export const readConditionValue = (item: Item, field: string): ConditionValue => {
  const value = item[field];
  if (typeof value === 'number' || value === true) return value;
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Whether an item meets a condition; true without one. */
export const meetsCondition = (condition: Condition | undefined, item: Item): boolean =>
  !condition || condition.in.includes(readConditionValue(item, condition.field));

/** The success condition of a sent request, which may be a value of its body. */
export const resolveSuccessCondition = (
  awaits: SuccessConditions | undefined,
  sent: Readonly<Record<string, unknown>>,
): SuccessConditions | undefined => {
  if (awaits?.untilSent === undefined) return awaits;
  return { ...awaits, success: [String(sent[awaits.untilSent])] };
};

/**
 * Whether a value is final if no source lists the values: two consecutive polls showed it and it is
 * not an `-ing` form. `shutting_down` is one too.
 */
export const isSettled = (before: ConditionValue | undefined, now: ConditionValue): boolean =>
  before === now && !isTransitional(now);

/** Whether a value that no source lists is transitional. */
export const isTransitional = (value: ConditionValue): boolean => /ing(?:_|$)/.test(String(value));

/** Whether a value that no source lists indicates a failure. */
export const namesFailure = (value: ConditionValue): boolean =>
  /(?:^|_)(?:error|failed|failure|stalled)(?:_|$)/.test(String(value));

/** Whether the catalog says what a value of a state means. */
const isListed = ({ values, assumed }: Field, value: ConditionValue): boolean =>
  values !== undefined && (!assumed || values.includes(String(value)));

/** Whether a value of a state changes without an action. */
export const isPassingValue = (field: Field | undefined, value: ConditionValue): boolean =>
  field && isListed(field, value)
    ? (field.passing?.includes(String(value)) ?? false)
    : isTransitional(value);

/** Whether a value of a state needs an operator after a failure. */
export const isFailedValue = (field: Field, value: ConditionValue): boolean =>
  isListed(field, value) ? (field.failed?.includes(String(value)) ?? false) : namesFailure(value);

/** Whether a state does not change without an action; `before` is its value in the previous poll. */
export const isAtRest = (
  field: Field | undefined,
  before: ConditionValue | undefined,
  now: ConditionValue,
): boolean => {
  if (field && isListed(field, now)) return now !== null && !isPassingValue(field, now);
  return isSettled(before, now);
};
