import type { ActionVerb, Resource } from '../catalog/vocabulary.ts';
import { ConflictFailure, type Failure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { quoted } from '../shell-word.ts';
import { textOf } from './answers.ts';
import type { Target } from './session.ts';

/** `a`, `a or b`, `a, b or c`. */
export const either = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;

/** The command line of a verb on one target. */
export const commandFor = (
  resource: Resource,
  verb: string,
  target: Pick<Target, 'word'>,
): string => `imco ${resource.noun} ${verb} ${quoted(target.word)}`;

const actions = (resource: Resource): [string, ActionVerb][] =>
  Object.entries(resource.verbs).flatMap(([name, verb]): [string, ActionVerb][] =>
    verb.kind === 'action' ? [[name, verb]] : [],
  );

const watched = (verb: { readonly awaits?: { readonly on?: string } }): string =>
  verb.awaits?.on ?? 'state';

/** The thing is where the verb would bring it, and the verb does not start from there. */
export const isThere = (verb: ActionVerb, item: Item): boolean => {
  const value = textOf(item, watched(verb));
  return (verb.awaits?.until ?? []).includes(value) && !(verb.when ?? []).includes(value);
};

/** The platform takes the verb in the state the thing is in, as far as the catalog knows. */
export const isAllowed = (verb: ActionVerb, item: Item): boolean =>
  !verb.when || verb.when.includes(textOf(item, 'state'));

/** The verb that leads from a state to one of the wanted ones. */
const stepTo = (resource: Resource, from: string, wanted: readonly string[]): string | undefined =>
  actions(resource).find(
    ([, verb]) =>
      verb.when?.includes(from) && verb.awaits?.until?.some((state) => wanted.includes(state)),
  )?.[0];

const hintFor = (resource: Resource, wanted: readonly string[], target: Target): string => {
  const state = textOf(target.item, 'state');
  if (resource.fields.state?.passing?.includes(state)) {
    return `${state} passes by itself: try again when it is over`;
  }
  const step = stepTo(resource, state, wanted);
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
  if (!first) return undefined;
  const needs = verb.when ?? [];
  const says = (target: Target): string =>
    `${resource.title} ${target.name} is ${textOf(target.item, 'state') || 'in no known state'}`;
  if (wrong.length === 1) {
    return new ConflictFailure(`${says(first)}; ${verbName} needs ${either(needs)}`, {
      code: 'wrong_state',
      hint: hintFor(resource, needs, first),
    });
  }
  return new ConflictFailure(`${verbName} needs ${either(needs)}; nothing was sent`, {
    code: 'wrong_state',
    lines: wrong.map((target) => `${says(target)}: ${hintFor(resource, needs, target)}`),
  });
};

/** What can be done with a thing that rests in a failed state: the most specific verb first. */
export const waysOut = (resource: Resource, target: Target, state: string): string => {
  const ways = actions(resource).filter(([, verb]) => verb.when?.includes(state));
  const kept = ways.filter(([, verb]) => !verb.awaits?.gone);
  const names = (kept.length > 0 ? kept : ways)
    .sort(([, a], [, b]) => (a.when?.length ?? 0) - (b.when?.length ?? 0))
    .map(([name]) => name);
  const [first] = names;
  return first
    ? `next is ${either(names)}, such as "${commandFor(resource, first, target)}"`
    : `see "${commandFor(resource, 'show', target)}"`;
};
