import type {
  ConditionValue,
  Field,
  Resource,
  SuccessConditions,
} from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';

/** The value of `--wait`: the default end of a verb, or the states in `--wait=state`. */
export interface WaitChoice {
  readonly until: string | undefined;
}

/** The word for a deleted resource. */
export const deletedWord = 'deleted';

const createUnknownState = (
  flag: string,
  word: string,
  { title }: Resource,
  known: readonly string[],
) => {
  const near = findNearest(word, [...known, deletedWord]);
  return new UsageFailure(`${flag}: "${word}" is not a ${title} state`, {
    code: 'invalid_value',
    hint: formatSuggestion(near) ?? `valid states: ${[...known, deletedWord].join(', ')}`,
  });
};

const parseStates = (
  flag: string,
  resource: Resource,
  { values }: Field,
  text: string,
): readonly string[] => {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find((word) => word === '' || (values && !values.includes(word)));
  if (unknown !== undefined) throw createUnknownState(flag, unknown, resource, values ?? []);
  return words;
};

/** The watched field if it has such a value, otherwise the state. */
const findWatchedField = (
  resource: Resource,
  { field: on = 'state' }: SuccessConditions,
  text: string,
): string => {
  const [first = ''] = text.split(',');
  return resource.fields[on]?.values?.includes(first) ? on : 'state';
};

/**
 * The success condition for `--wait=state`. A transitional state may end between two polls, so the
 * states after it count as well. Throws a `UsageFailure` with the nearest states for an unknown one.
 */
export const parseSuccess = (
  resource: Resource,
  awaits: SuccessConditions,
  text: string,
): SuccessConditions => {
  const { transitional = [], success = [], failure = [], failedIf } = awaits;
  if (text === deletedWord) return { failure, deleted: true };
  const on = findWatchedField(resource, awaits, text);
  const field = resource.fields[on];
  if (!field) {
    throw new UsageFailure(`--wait=${text} cannot be used: ${resource.titles} have no state`, {
      code: 'invalid_value',
      hint: 'use --wait without a value',
    });
  }
  const words = parseStates('--wait', resource, field, text);
  const passed = words.map((word) => transitional.indexOf(word)).filter((at) => at >= 0);
  const later =
    passed.length > 0 ? [...transitional.slice(Math.min(...passed) + 1), ...success] : [];
  return {
    field: on,
    success: [...new Set<ConditionValue>([...words, ...later])],
    failure: failure.filter((word) => !words.includes(word)),
    ...(failedIf !== undefined && { failedIf }),
  };
};

/** The success condition of this run: that of the verb, unless `--wait=state` overrides it. */
export const chooseSuccess = (
  wait: WaitChoice | undefined,
  resource: Resource,
  awaits: SuccessConditions,
): SuccessConditions =>
  wait?.until === undefined ? awaits : parseSuccess(resource, awaits, wait.until);
