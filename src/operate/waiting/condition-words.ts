import { followReferences } from '../../catalog/rules/referred-resource.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
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
  { values, assumed }: Field,
  text: string,
): readonly string[] => {
  const words = text.split(',').map((word) => word.trim());
  const unknown = words.find(
    (word) => word === '' || (values && !assumed && !values.includes(word)),
  );
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
  return resource.fields[on]?.values?.includes(first) ? on : resource.stateField;
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
  const place = awaits.on ? { on: awaits.on } : {};
  if (text === deletedWord) return { ...place, failure, deleted: true };
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
    ...place,
    field: on,
    success: [...new Set<ConditionValue>([...words, ...later])],
    failure: failure.filter((word) => !words.includes(word)),
    ...(failedIf !== undefined && { failedIf }),
  };
};

/** A verb that waits: its resource, and the end. */
interface AwaitedEnd {
  readonly resource: Resource;
  readonly awaits: SuccessConditions;
}

/** The success condition of this run: that of the verb, unless `--wait=state` overrides it. */
export const chooseSuccess = (
  wait: WaitChoice | undefined,
  catalog: Catalog,
  { resource, awaits }: AwaitedEnd,
): SuccessConditions => {
  if (wait?.until === undefined) return awaits;
  const of = followReferences(resource, awaits.on ?? [], (noun) => catalog.find(noun));
  return parseSuccess(of, awaits, wait.until);
};
