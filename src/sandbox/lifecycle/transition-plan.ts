import type { Resource } from '../../catalog/resource.ts';
import { chooseAwaitedEnd, listStages } from '../../catalog/rules/awaited-end.ts';
import { findChoice } from '../../catalog/rules/choices.ts';
import {
  type ConditionValue,
  failedWord,
  type SuccessConditions,
} from '../../catalog/verb-facts.ts';
import type { Verb } from '../../catalog/verb-forms.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';

/** The transition that a verb starts on a row. */
export interface TransitionPlan {
  /** The field whose values change, such as `state`. */
  readonly field: string;
  readonly values: readonly ConditionValue[];
  readonly end: 'done' | 'failed' | 'gone';
  readonly sets?: InputMembers;
  /** Names of the verb that a fault may be given for. */
  readonly names: readonly string[];
  /** Failed states in which it can end. */
  readonly failures: readonly string[];
  /** Members to change at an end that is a failure although the state does not show it. */
  readonly failing?: InputMembers;
  /** Values in which it succeeds; one of them may come just before a deletion. */
  readonly successes: readonly ConditionValue[];
}

/** Whether a verb of another resource starts a task that rows of this resource show. */
const startsTask = (verb: Verb | undefined, noun: string): boolean => {
  if (verb?.kind === 'upload') return verb.finish.task?.of === noun;
  return (verb?.kind === 'make' || verb?.kind === 'export') && verb.of === noun;
};

/** The verb of an action: one of the row's resource, or one that creates rows of it from others. */
const findActionVerb = (
  { resource, verb }: EventAction,
  { account }: AccountState,
): Verb | undefined =>
  resource.verbs[verb] ??
  account.catalog.resources
    .map((other) => other.verbs[verb])
    .find((other) => startsTask(other, resource.noun));

const findAwaited = (verb: Verb | undefined, row: StoredItem): SuccessConditions | undefined => {
  // The transition of an upload is started by its last request, which is a separate action or task.
  if (verb?.kind === 'upload') return verb.finish.task?.awaits;
  if (!verb || !('awaits' in verb) || verb.awaits?.on) return undefined;
  return verb.kind === 'action' ? chooseAwaitedEnd(verb, row) : verb.awaits;
};

/** The values of a verb from the catalog, with assumed ones where no source documents them. */
const listUsualValues = (
  resource: Resource,
  awaits: SuccessConditions,
): readonly ConditionValue[] => {
  const { transitional = [], success = [], deleted, settles, while: busy } = awaits;
  if (settles && success.length === 0) return ['creating', 'operational'];
  if (deleted && transitional.length === 0) return resource.fields.state ? ['deleting'] : [];
  if (deleted) return [...transitional, ...success];
  if (busy) return [...busy, resource.fields.state?.good?.[0] ?? 'finished'];
  return [...transitional, ...success.slice(0, 1)];
};

/** The failures in which a verb can end: states, and the word for one that no state shows. */
export const listFailures = ({ failure = [], failedIf }: SuccessConditions): readonly string[] =>
  failedIf === undefined ? failure : [...failure, failedWord];

/** Why an action fails on demand. */
export const explainFailure = ({ resource, row, verb }: EventAction): string =>
  findBehaviour(resource).explainFailure?.(row, verb) ??
  `the provider refused the request of the ${resource.title}`;

/** The members that report a failure, but for its event, which is recorded at the end. */
const listFailingMembers = (action: EventAction, field: string): InputMembers =>
  action.resource.fields[field]?.to === undefined ? { [field]: explainFailure(action) } : {};

/** The plan of an action; undefined if it is done at once. */
export const planTransition = (
  action: EventAction,
  accountState: AccountState,
): TransitionPlan | undefined => {
  const { resource, row, verb } = action;
  const found = findActionVerb(action, accountState);
  const awaits = findAwaited(found, row);
  const own = findBehaviour(resource).chooseTransition?.(row, action, accountState);
  if (!awaits && !own) return undefined;
  const values = own?.values ?? listUsualValues(resource, awaits ?? {});
  if (values.length === 0 && !own?.sets && !awaits?.deleted) return undefined;
  const ending = awaits?.deleted ? 'gone' : 'done';
  return {
    field: own?.field ?? awaits?.field ?? 'state',
    values,
    end: own?.fails ? 'failed' : ending,
    ...(own?.sets && { sets: own.sets }),
    names: [
      verb,
      ...(found?.also ?? []),
      ...(awaits ? listStages(awaits) : []),
      ...[own?.as, action.as, findChoice(resource, verb)?.name].filter(
        (name) => name !== undefined,
      ),
    ],
    failures: listFailures(awaits ?? {}),
    successes: awaits?.success ?? [],
    ...(awaits?.failedIf !== undefined && {
      failing: listFailingMembers(action, awaits.failedIf),
    }),
  };
};
