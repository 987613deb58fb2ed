import { flagOf } from '../catalog/flags.ts';
import { itemPath, parentsIn } from '../catalog/paths.ts';
import type { ActionVerb, Condition, Resource } from '../catalog/vocabulary.ts';
import { ConflictFailure, type Failure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { quoted } from '../shell-word.ts';
import { textOf } from './answers.ts';
import type { Scope } from './parents.ts';
import type { Target } from './session.ts';
import { meets, tellingOf } from './telling.ts';

/** `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** The command line of a verb on one target, or several of the same parents. */
export const commandFor = (
  resource: Resource,
  verb: string,
  ...targets: readonly Pick<Target, 'word' | 'scope'>[]
): string => {
  const scope: Scope = targets[0]?.scope ?? {};
  const parents = Object.entries(parentsIn(resource, itemPath(resource))).map(
    ([key, field]) => `--${flagOf(key, field)} ${quoted(scope[key] ?? '')}`,
  );
  const words = resource.only ? parents : [...targets.map(({ word }) => quoted(word)), ...parents];
  return ['imco', resource.noun, verb, ...words].join(' ');
};

const actions = (resource: Resource): [string, ActionVerb][] =>
  Object.entries(resource.verbs).flatMap(([name, verb]): [string, ActionVerb][] =>
    verb.kind === 'action' ? [[name, verb]] : [],
  );

/** The thing is where the verb would bring it, and the verb makes no sense there. */
export const isThere = ({ when, awaits, repeats }: ActionVerb, item: Item): boolean => {
  if (repeats || !awaits?.until) return false;
  const value = tellingOf(item, awaits.on ?? 'state');
  const startsThere = when?.field === (awaits.on ?? 'state') && when.in.includes(value);
  return awaits.until.includes(value) && !startsThere;
};

/** The platform takes the verb as the thing is, as far as the catalog knows. */
export const isAllowed = ({ when }: ActionVerb, item: Item): boolean => meets(when, item);

/** The verb that leads from where a thing is to what is wanted of it. */
const stepTo = (resource: Resource, item: Item, wanted: Condition): string | undefined =>
  actions(resource).find(
    ([, verb]) =>
      (verb.awaits?.on ?? 'state') === wanted.field &&
      verb.awaits?.until?.some((value) => wanted.in.includes(value)) &&
      isAllowed(verb, item),
  )?.[0];

const hintFor = (
  resource: Resource,
  { precededBy = [] }: ActionVerb,
  wanted: Condition,
  target: Target,
): string => {
  const state = textOf(target.item, 'state');
  if (resource.fields.state?.passing?.includes(state)) {
    return `${state} passes by itself: try again when it is over`;
  }
  // One step can be run by itself as well; several are best left to the flag.
  if (precededBy.length > 1) return `add --${precededBy.at(-1)}-first`;
  const step = stepTo(resource, target.item, wanted);
  return step
    ? `run "${commandFor(resource, step, target)} --wait" first`
    : 'add --force to send it all the same';
};

/**
 * The failure of targets in a state the verb does not start from; `undefined` when all will do.
 * Nothing has been sent then.
 */
export const wrongStates = (
  resource: Resource,
  verbName: string,
  verb: ActionVerb,
  targets: readonly Target[],
): Failure | undefined => {
  const wrong = targets.filter(({ item }) => !isAllowed(verb, item) && !isThere(verb, item));
  const [first] = wrong;
  if (!first || !verb.when) return undefined;
  const needs = verb.when;
  const { field } = needs;
  const words = `${field === 'state' ? '' : `${field} `}${either(needs.in.map(String))}`;
  const says = ({ name, item }: Target): string => {
    const value = tellingOf(item, field);
    const is = field === 'state' ? `is ${value ?? 'in no known state'}` : `has ${field} ${value}`;
    return `${resource.title} ${name} ${is}`;
  };
  if (wrong.length === 1) {
    return new ConflictFailure(`${says(first)}; ${verbName} needs ${words}`, {
      code: 'wrong_state',
      hint: hintFor(resource, verb, needs, first),
    });
  }
  return new ConflictFailure(`${verbName} needs ${words}; nothing was sent`, {
    code: 'wrong_state',
    lines: wrong.map((target) => `${says(target)}: ${hintFor(resource, verb, needs, target)}`),
  });
};

/** What can be done with a thing that rests in a failed state: the most specific verb first. */
export const waysOut = (resource: Resource, target: Target, state: string): string => {
  const ways = actions(resource).filter(
    ([, { when }]) => when?.field === 'state' && when.in.includes(state),
  );
  const kept = ways.filter(([, verb]) => !verb.awaits?.gone);
  const names = (kept.length > 0 ? kept : ways)
    .sort(([, a], [, b]) => (a.when?.in.length ?? 0) - (b.when?.in.length ?? 0))
    .map(([name]) => name);
  const [first] = names;
  return first
    ? `next is ${either(names)}, such as "${commandFor(resource, first, target)}"`
    : `see "${commandFor(resource, 'show', target)}"`;
};
