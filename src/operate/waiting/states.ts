import { formatFlagName } from '../../catalog/flags.ts';
import { findParents, getItemPath } from '../../catalog/paths.ts';
import { findChoice } from '../../catalog/rules/choices.ts';
import type { ActionVerb, Condition, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, type Failure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { Item } from '../../output/document.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import { isPassingValue, meetsCondition, readConditionValue } from './condition-value.ts';
import {
  describeNeeded,
  describeStill,
  describeWhere,
  isBeingDeleted,
  readState,
} from './state-words.ts';

/** The command line of a verb on one target, or several of the same parents. */
export const formatVerbCommand = (
  resource: Resource,
  verb: string,
  ...targets: readonly Pick<Target, 'word' | 'scope'>[]
): string => {
  const scope: ParentScope = targets[0]?.scope ?? {};
  const parents = Object.entries(findParents(resource, getItemPath(resource))).map(
    ([key, field]) => `--${formatFlagName(key, field)} ${quoteForShell(scope[key] ?? '')}`,
  );
  const words = resource.only
    ? parents
    : [...targets.map(({ word }) => quoteForShell(word)), ...parents];
  const choice = findChoice(resource, verb);
  const command = choice
    ? [choice.name, ...words, `--${choice.flag} ${choice.value}`]
    : [verb, ...words];
  return ['imco', resource.noun, ...command].join(' ');
};

const listActions = (resource: Resource): [string, ActionVerb][] =>
  Object.entries(resource.verbs).flatMap(([name, verb]): [string, ActionVerb][] =>
    verb.kind === 'action' ? [[name, verb]] : [],
  );

/** The facts of a verb that depend on the state of its target. */
type StatefulFacts = Pick<
  ActionVerb,
  'when' | 'expects' | 'awaits' | 'repeats' | 'anytime' | 'precededBy'
>;

/**
 * Whether an item is already in the end state of a verb, and the verb does not start from there.
 */
export const isAlreadyDone = ({ when, awaits, repeats }: StatefulFacts, item: Item): boolean => {
  // The end of another row says nothing about this one.
  if (repeats || !awaits?.success || awaits.on) return false;
  const value = readConditionValue(item, awaits.field ?? 'state');
  const startsThere = when?.field === (awaits.field ?? 'state') && when.in.includes(value);
  return awaits.success.includes(value) && !startsThere;
};

/** Whether an item is in a transitional state that a verb must wait for. */
const isInTransition = (
  resource: Resource,
  { when, anytime }: StatefulFacts,
  item: Item,
): boolean => {
  const state = readState(resource, item);
  if (anytime || state === '' || (when?.field === resource.stateField && when.in.includes(state)))
    return false;
  return isPassingValue(resource.fields[resource.stateField], state);
};

/** The first condition of a verb that an item does not meet. */
const findUnmet = ({ when, expects }: StatefulFacts, item: Item): Condition | undefined =>
  [when, expects].find((condition) => condition && !meetsCondition(condition, item));

/** Whether the platform accepts the verb in the current state, as far as the catalog knows. */
export const isActionAllowed = (resource: Resource, verb: ActionVerb, item: Item): boolean =>
  !isInTransition(resource, verb, item) && !findUnmet(verb, item);

/** Whether no change is needed: the item has settled in the end state of the verb. */
export const isAlreadySettled = (resource: Resource, verb: ActionVerb, item: Item): boolean =>
  !isInTransition(resource, verb, item) && isAlreadyDone(verb, item);

/** The verb that leads from the current state to the wanted condition. */
const findStep = (resource: Resource, item: Item, wanted: Condition): string | undefined =>
  listActions(resource).find(
    ([, verb]) =>
      (verb.awaits?.field ?? 'state') === wanted.field &&
      verb.awaits?.success?.some((value) => wanted.in.includes(value)) &&
      isActionAllowed(resource, verb, item),
  )?.[0];

/** The values of the flag of a choice whose actions an item meets the condition of. */
const listFittingValues = (resource: Resource, name: string, item: Item): readonly string[] => {
  const choice = resource.verbs[name];
  if (choice?.kind !== 'choice') return [];
  return Object.entries(choice.among).flatMap(([value, action]) => {
    const verb = resource.verbs[action];
    return verb?.kind === 'action' && meetsCondition(verb.expects, item) ? [value] : [];
  });
};

/** What a choice offers to a target instead; undefined if nothing, or if the verb is none. */
const suggestOtherChoice = (
  resource: Resource,
  name: string,
  target: Target,
): string | undefined => {
  const choice = resource.verbs[name];
  const values = listFittingValues(resource, name, target.item);
  return choice?.kind === 'choice' && values.length > 0
    ? `for ${target.name}, --${choice.flag} can be ${joinWords(values, 'or')}`
    : undefined;
};

const createStateHint = (
  resource: Resource,
  { precededBy = [], when }: StatefulFacts,
  wanted: Condition,
  target: Target,
): string => {
  const isDemanded = wanted === when;
  // A single step can be run by hand; several are best left to the flag.
  if (precededBy.length > 1) return `add --${precededBy.at(-1)}-first`;
  const step = findStep(resource, target.item, wanted);
  if (step) return `run "${formatVerbCommand(resource, step, target)} --wait" first`;
  const state = readState(resource, target.item);
  if (resource.fields[resource.stateField]?.failed?.includes(state))
    return findWaysOut(resource, target, state);
  // The platform refuses a known requirement, with or without --force.
  return isDemanded
    ? `nothing was sent; see "${formatVerbCommand(resource, findCauseView(resource), target)}"`
    : 'use --force to send it anyway';
};

/**
 * The failure about a target in a state that the verb does not start from; `undefined` if the state
 * is accepted or no change is needed.
 */
export const explainWrongState = (
  resource: Resource,
  name: string,
  verb: StatefulFacts,
  target: Target,
): Failure | undefined => {
  const { item } = target;
  const subject = `${resource.title} ${target.name}`;
  if (isInTransition(resource, verb, item)) {
    const state = readState(resource, item);
    // A resource that is being deleted never settles.
    const goal = isBeingDeleted(state) ? ' --for deleted' : '';
    return new ConflictFailure(`${subject} ${describeStill(resource, state)}`, {
      code: 'wrong_state',
      hint: `wait for it with "${formatVerbCommand(resource, 'wait', target)}${goal}"`,
    });
  }
  const wanted = findUnmet(verb, item);
  if (!wanted || isAlreadyDone(verb, item)) return undefined;
  const other = wanted === verb.expects ? suggestOtherChoice(resource, name, target) : undefined;
  const hint = other ?? createStateHint(resource, verb, wanted, target);
  return new ConflictFailure(
    `${subject} ${describeWhere(wanted, item)}; ${name} needs ${describeNeeded(wanted)}`,
    { code: 'wrong_state', hint },
  );
};

/** A verb in a sentence: `shut down`. */
const formatVerb = (name: string): string =>
  name === 'shutdown' ? 'shut down' : name.replaceAll('-', ' ');

/** Actions for a failed state, in the order in which to try them. */
const rankAction = (resource: Resource, { awaits, lastResort }: ActionVerb): number => {
  if (lastResort) return 2;
  const good = resource.fields.state?.good ?? [];
  return awaits?.success?.some((value) => good.includes(String(value))) ? 0 : 1;
};

/** The view that shows the cause of a state. */
export const findCauseView = ({ verbs, members }: Resource): string =>
  verbs.events ? 'events' : (members ?? 'show');

/** `reboot, shut down or, at your own risk, override`, the safest first. */
const joinWays = (ways: readonly (readonly [name: string, verb: ActionVerb])[]): string => {
  const safe = ways.filter(([, verb]) => !verb.lastResort).map(([name]) => formatVerb(name));
  const last = ways.filter(([, verb]) => verb.lastResort).map(([name]) => formatVerb(name));
  if (last.length === 0) return joinWords(safe, 'or');
  const risky = `at your own risk, ${joinWords(last, 'or')}`;
  return safe.length === 0 ? `, ${risky},` : `${safe.join(', ')} or, ${risky}`;
};

/** An action that needs preceding steps: `delete --empty-first`. */
const findLongWayOut = (resource: Resource, target: Target): string | undefined => {
  const action = listActions(resource).find(
    ([, { awaits, precededBy = [] }]) => awaits?.deleted && precededBy.length > 1,
  );
  if (!action) return undefined;
  const [name, { precededBy = [] }] = action;
  return `${formatVerb(name)} it with "${formatVerbCommand(resource, name, target)} --${precededBy.at(-1)}-first"`;
};

/** The hint about an item in a failed state: first the cause, then the actions. */
export const findWaysOut = (resource: Resource, target: Target, state: string): string => {
  const ways = listActions(resource).filter(
    ([, { when }]) => when?.field === 'state' && when.in.includes(state),
  );
  const staying = ways.filter(([, verb]) => !verb.awaits?.deleted && !verb.endEvent);
  const ranked = (staying.length > 0 ? staying : ways).toSorted(
    ([, a], [, b]) => rankAction(resource, a) - rankAction(resource, b),
  );
  const [first] = ranked;
  const seeCause = `see "${formatVerbCommand(resource, findCauseView(resource), target)}" for the cause`;
  if (!first) {
    const longWay = findLongWayOut(resource, target);
    return longWay === undefined ? seeCause : `${seeCause}; then you can ${longWay}`;
  }
  const such = ranked.length > 1 ? ', for example' : ' with';
  return `${seeCause}; then you can ${joinWays(ranked)} it${such} "${formatVerbCommand(resource, first[0], target)}"`;
};
