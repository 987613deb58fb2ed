import type {
  ConditionValue,
  Field,
  Resource,
  SuccessConditions,
} from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';

/** What `--wait` asks for: the end a verb leads to, or with `--wait=state` the states it names. */
export interface WaitChoice {
  readonly until: string | undefined;
}

/** The word that stands for being gone. */
export const deletedWord = 'deleted';

const createUnknownState = (
  flag: string,
  word: string,
  { titles }: Resource,
  known: readonly string[],
) => {
  const near = findNearest(word, [...known, deletedWord]);
  return new UsageFailure(`${flag} ${word}: ${titles} are never that`, {
    code: 'invalid_value',
    hint: formatSuggestion(near) ?? `it takes ${joinWords([...known, deletedWord], 'or')}`,
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

/** The watched field where it has such a value, otherwise the state. */
const findWatchedField = (
  resource: Resource,
  { field: on = 'state' }: SuccessConditions,
  text: string,
): string => {
  const [first = ''] = text.split(',');
  return resource.fields[on]?.values?.includes(first) ? on : 'state';
};

/**
 * What a verb waits for where `--wait=state` names other states than its own. A transitional state
 * may be over between two polls: whatever comes after it counts as well. Throws a `UsageFailure`
 * with the nearest on a state there is not.
 */
export const parseSuccess = (
  resource: Resource,
  awaits: SuccessConditions,
  text: string,
): SuccessConditions => {
  const { transitional = [], success = [], failure = [] } = awaits;
  if (text === deletedWord) return { failure, deleted: true };
  const on = findWatchedField(resource, awaits, text);
  const field = resource.fields[on];
  if (!field) {
    throw new UsageFailure(`--wait=${text}: ${resource.titles} have no state`, {
      code: 'invalid_value',
      hint: 'give --wait alone',
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
  };
};

/** What a verb waits for in this run: its own end where nobody chose another one. */
export const chooseSuccess = (
  wait: WaitChoice | undefined,
  resource: Resource,
  awaits: SuccessConditions,
): SuccessConditions =>
  wait?.until === undefined ? awaits : parseSuccess(resource, awaits, wait.until);
