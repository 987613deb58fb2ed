import type { Resource } from '../../catalog/resource.ts';
import { chooseAwaitedEnd, listStages } from '../../catalog/rules/awaited-end.ts';
import type { ConditionValue, SuccessConditions } from '../../catalog/verb-facts.ts';
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
  /** Values in which it succeeds; one of them may come just before a deletion. */
  readonly successes: readonly ConditionValue[];
}

const findAwaited = (verb: Verb | undefined, row: StoredItem): SuccessConditions | undefined => {
  // The transition of an upload is started by its last request, which is a separate action.
  if (!verb || verb.kind === 'upload' || !('awaits' in verb) || verb.awaits?.on) return undefined;
  return verb.kind === 'action' ? chooseAwaitedEnd(verb, row) : verb.awaits;
};

/** The values of a verb from the catalog, with assumed ones where no source documents them. */
const listUsualValues = (
  resource: Resource,
  awaits: SuccessConditions,
): readonly ConditionValue[] => {
  const { transitional = [], success = [], deleted, settles } = awaits;
  if (settles && success.length === 0) return ['creating', 'operational'];
  if (deleted && transitional.length === 0) return resource.fields.state ? ['deleting'] : [];
  if (deleted) return [...transitional, ...success];
  return [...transitional, ...success.slice(0, 1)];
};

/** The plan of an action; undefined if it is done at once. */
export const planTransition = (
  action: EventAction,
  accountState: AccountState,
): TransitionPlan | undefined => {
  const { resource, row, verb } = action;
  const found = resource.verbs[verb];
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
      ...[own?.as, action.as].filter((name) => name !== undefined),
    ],
    failures: awaits?.failure ?? [],
    successes: awaits?.success ?? [],
  };
};
