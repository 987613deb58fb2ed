import type { ConditionValue } from '../../catalog/verb-facts.ts';
import { createDueQueue, type QueueChanges } from '../state/due-queue.ts';
import type { InputMembers } from '../state/rows.ts';
import type { TransitionPlan } from './transition-plan.ts';

/** A verb in progress on a row. It is saved, so that it survives a restart. */
export interface Transition {
  readonly noun: string;
  readonly id: string;
  /** The field whose values change, such as `state`. */
  readonly field: string;
  readonly verb: string;
  readonly by: string;
  /** Values still to come; empty if the row is deleted after the present one. */
  readonly ahead: readonly ConditionValue[];
  readonly end: TransitionPlan['end'];
  /** Members to change at the end. */
  readonly sets?: InputMembers;
  /** Text that events add, such as `to the server web-1`, and the row whose events they are. */
  readonly detail?: string;
  readonly concerns?: string;
  /** When the next step is, in milliseconds since 1970. */
  readonly due: number;
}

/** The transitions in progress, at most one for each field of a row. */
export interface Transitions {
  /** Adds a transition; it replaces one of the same field. */
  add(transition: Transition): void;
  /** Cancels the transition of a field of a row. */
  end(transition: Pick<Transition, 'id' | 'field'>): void;
  /** Cancels all transitions of a row. */
  endAll(id: string): void;
  /** The transition that is due first. */
  first(): Transition | undefined;
  all(): readonly Transition[];
  /** Delays all transitions by this many ms. */
  delay(ms: number): void;
  /** Changes since the last call. */
  takeChanges(): QueueChanges<Transition>;
}

/** The key of a transition. */
export const formatTransitionKey = ({ id, field }: Pick<Transition, 'id' | 'field'>): string =>
  `${id} ${field}`;

/** An empty set of transitions. */
export const createTransitions = (): Transitions => {
  const queue = createDueQueue<Transition>({ keyOf: formatTransitionKey, dueOf: ({ due }) => due });
  const fieldsOf = new Map<string, Set<string>>();
  const end = ({ id, field }: Pick<Transition, 'id' | 'field'>): void => {
    queue.remove(formatTransitionKey({ id, field }));
    const fields = fieldsOf.get(id);
    fields?.delete(field);
    if (fields?.size === 0) fieldsOf.delete(id);
  };
  return {
    add: (transition) => {
      const { id, field } = transition;
      queue.put(transition);
      fieldsOf.set(id, (fieldsOf.get(id) ?? new Set()).add(field));
    },
    end,
    endAll: (id) => {
      for (const field of fieldsOf.get(id) ?? []) end({ id, field });
    },
    first: queue.first,
    all: queue.all,
    delay: (ms) => {
      queue.replaceAll((transition) => ({ ...transition, due: transition.due + ms }));
    },
    takeChanges: queue.takeChanges,
  };
};
