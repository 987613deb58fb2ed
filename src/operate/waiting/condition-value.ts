import type { Condition, ConditionValue, SuccessConditions } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** A value of a field that decides; what is missing, empty or false is nothing. */
export const readConditionValue = (item: Item, field: string): ConditionValue => {
  const value = item[field];
  if (typeof value === 'number' || value === true) return value;
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Whether a thing meets a condition; there may be none. */
export const meetsCondition = (condition: Condition | undefined, item: Item): boolean =>
  !condition || condition.in.includes(readConditionValue(item, condition.field));

/** What is awaited once it is known what was sent: a value of the request becomes the end. */
export const resolveSuccessCondition = (
  awaits: SuccessConditions | undefined,
  sent: Readonly<Record<string, unknown>>,
): SuccessConditions | undefined => {
  if (awaits?.untilSent === undefined) return awaits;
  return { ...awaits, success: [String(sent[awaits.untilSent])] };
};

/**
 * Whether a value is final where no source lists the values: two polls in a row showed it and it is
 * no `-ing` form. Mind spellings such as `shutting_down`.
 */
export const isSettled = (before: ConditionValue | undefined, now: ConditionValue): boolean =>
  before === now && !isTransitional(now);

/** Whether a value that no source lists is transitional. */
export const isTransitional = (value: ConditionValue): boolean => /ing(?:_|$)/.test(String(value));

/** Whether a value no source lists speaks of a failure. */
export const namesFailure = (value: ConditionValue): boolean =>
  /(?:^|_)(?:error|failed|failure|stalled)(?:_|$)/.test(String(value));
