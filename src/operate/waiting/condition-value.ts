import type { Awaited, Condition, Telling } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** A value of a field that decides; what is missing, empty or false is nothing. */
export const tellingOf = (item: Item, field: string): Telling => {
  const value = item[field];
  if (typeof value === 'number' || value === true) return value;
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Whether a thing meets a condition; there may be none. */
export const meets = (condition: Condition | undefined, item: Item): boolean =>
  !condition || condition.in.includes(tellingOf(item, condition.field));

/** What is awaited once it is known what was sent: a value of the request becomes the end. */
export const awaitedFor = (
  awaits: Awaited | undefined,
  sent: Readonly<Record<string, unknown>>,
): Awaited | undefined => {
  if (awaits?.untilSent === undefined) return awaits;
  return { ...awaits, until: [String(sent[awaits.untilSent])] };
};

/**
 * Whether a value rests where no source lists the values: two looks in a row showed it and it is
 * no `-ing` form. Mind spellings such as `shutting_down`.
 */
export const rests = (before: Telling | undefined, now: Telling): boolean =>
  before === now && !isPassing(now);

/** Whether a value no source lists is one that passes by itself. */
export const isPassing = (value: Telling): boolean => /ing(?:_|$)/.test(String(value));

/** Whether a value no source lists speaks of a failure. */
export const speaksOfFailure = (value: Telling): boolean =>
  /(?:^|_)(?:error|failed|failure|stalled)(?:_|$)/.test(String(value));
