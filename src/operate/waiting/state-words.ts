import type { Condition, Resource } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { readConditionValue } from './condition-value.ts';

/** States with other words in a sentence. */
const stateWords: Readonly<Record<string, string>> = { start: 'starting', end: 'being deleted' };

/** A state in words that follow `is`: `shutting down`. Error states stay as they are. */
export const formatState = (state: string): string =>
  state.endsWith('_error') ? state : (stateWords[state] ?? state.replaceAll('_', ' '));

/** The end of transitional states, in words that follow `it`. */
const endWords: Readonly<Record<string, string>> = {
  attaching: 'is attached',
  detaching: 'is detached',
  commissioning: 'is inactive',
  booting: 'is operational',
  bootstrapping: 'is operational',
  shutting_down: 'has stopped',
  start: 'is applied',
  applying: 'is applied',
  waiting_for_vpc: 'is applied',
  creating: 'has been created',
  created: 'is ready',
  compiling: 'is ready',
  processing: 'is ready',
};

/** States before a deletion, after which no action is possible. */
const deletedStates: Readonly<Record<string, string>> = {
  decommissioning: 'is being decommissioned',
  deleting: 'is being deleted',
};

/** Whether a state ends with the deletion. */
export const isBeingDeleted = (state: string): boolean => Object.hasOwn(deletedStates, state);

/** The end states of all actions that begin with a state; there may be several. */
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
  return `is still ${formatState(state)}; try again when it ${end ?? 'has settled'}`;
};

/** The state of an item in words that follow its name: `is inactive`, `has size 3`. */
export const describeWhere = (condition: Condition, item: Item): string => {
  if (condition.words) return condition.words.otherwise;
  const { field } = condition;
  const value = readConditionValue(item, field);
  if (field !== 'state') return `has ${field} ${value}`;
  return value === null ? 'is in an unknown state' : `is ${formatState(String(value))}`;
};

/** The condition of a verb in words that follow `needs`: `it to be inactive or stalled`. */
export const describeNeeded = ({ field, in: values, words }: Condition): string =>
  words?.needed ??
  `${field === 'state' ? 'it to be' : field} ${joinWords(
    values.map((value) => (field === 'state' ? formatState(String(value)) : String(value))),
    'or',
  )}`;

/** The state of an item; empty if its resource has no states. */
export const readState = ({ fields, stateField }: Resource, item: Item): string =>
  fields[stateField] ? readText(item, stateField) : '';
