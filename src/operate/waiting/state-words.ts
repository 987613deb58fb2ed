import type { Condition, Resource } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { readConditionValue } from './condition-value.ts';

/** A state of the API in words that follow `is`: `shutting down`. No words would fit for an error. */
export const formatState = (state: string): string =>
  state.endsWith('_error') ? state : state.replaceAll('_', ' ');

/** When states that pass by themselves are over, in words that follow `it`. */
const endWords: Readonly<Record<string, string>> = {
  attaching: 'is attached',
  detaching: 'is detached',
  commissioning: 'is inactive',
  booting: 'is operational',
  bootstrapping: 'is operational',
  shutting_down: 'has stopped',
  creating: 'has been created',
  created: 'is ready',
  compiling: 'is ready',
  processing: 'is ready',
};

/** States that lead to nothing anyone could wait for. */
const deletedStates: Readonly<Record<string, string>> = {
  decommissioning: 'is being decommissioned',
  deleting: 'is being deleted',
};

/** Whether a state ends with the thing itself. */
export const isBeingDeleted = (state: string): boolean => Object.hasOwn(deletedStates, state);

/** The states that actions which begin with a state end in: an array may be larger or new. */
const findRestsAfter = ({ verbs }: Resource, state: string): readonly string[] => {
  const ends = Object.values(verbs).flatMap((verb) => {
    const awaits = 'awaits' in verb ? verb.awaits : undefined;
    return awaits?.transitional?.[0] === state ? (awaits.success ?? []) : [];
  });
  return [...new Set(ends.map(String))];
};

/** A transitional state in words: `is still shutting down; ...`. */
export const describeStill = (resource: Resource, state: string): string => {
  if (deletedStates[state] !== undefined) return deletedStates[state];
  const rests = findRestsAfter(resource, state);
  const end = rests.length > 1 ? `is ${joinWords(rests, 'or')}` : endWords[state];
  return `is still ${formatState(state)}; try again when it ${end ?? 'has come to rest'}`;
};

/** Where a thing is, in words that follow its name: `is inactive`, `has size 3`. */
export const describeWhere = (condition: Condition, item: Item): string => {
  if (condition.words) return condition.words.otherwise;
  const { field } = condition;
  const value = readConditionValue(item, field);
  if (field !== 'state') return `has ${field} ${value}`;
  return value === null ? 'is in no known state' : `is ${formatState(String(value))}`;
};

/** What a verb needs of a thing: `needs inactive or stalled`. */
export const describeNeeded = ({ field, in: values, words }: Condition): string =>
  words?.needed ??
  `${field === 'state' ? '' : `${field} `}${joinWords(
    values.map((value) => (field === 'state' ? formatState(String(value)) : String(value))),
    'or',
  )}`;

/** The state of a thing of a resource that has states; empty for none. */
export const readState = ({ fields }: Resource, item: Item): string =>
  fields.state ? readText(item, 'state') : '';
