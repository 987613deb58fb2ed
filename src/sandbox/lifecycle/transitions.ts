import type { ConditionValue } from '../../catalog/verb-facts.ts';
import { createDueQueue, type QueueChanges } from '../state/due-queue.ts';
import type { InputMembers } from '../state/rows.ts';
import type { TransitionPlan } from './transition-plan.ts';

/** A verb that is under way on one thing. Kept on disk, so that it survives a restart. */
export interface Transition {
  readonly noun: string;
  readonly id: string;
  /** The field it runs through, such as `state`. */
  readonly field: string;
  readonly verb: string;
  readonly by: string;
  /** Values still to come; empty when the thing goes with the present one. */
  readonly ahead: readonly ConditionValue[];
  readonly end: TransitionPlan['end'];
  /** Members that change when it is done. */
  readonly sets?: InputMembers;
  /** What events add: `to the server web-1`, and whose events they are. */
  readonly detail?: string;
  readonly concerns?: string;
  /** When the next step is, in milliseconds since 1970. */
  readonly due: number;
}

/** What is under way, at most one verb for each field of a thing. */
export interface Transitions {
  /** Takes the place of what was under way in the same field. */
  add(transition: Transition): void;
  /** Ends what is under way in a field of a thing. */
  end(transition: Pick<Transition, 'id' | 'field'>): void;
  /** Ends whatever is under way on a thing. */
  endAll(id: string): void;
  /** The one that is due first. */
  first(): Transition | undefined;
  all(): readonly Transition[];
  /** Has everything come this much later, in ms. */
  delay(ms: number): void;
  /** What has changed since the last call. */
  takeChanges(): QueueChanges<Transition>;
}

/** What tells transitions apart. */
export const formatTransitionKey = ({ id, field }: Pick<Transition, 'id' | 'field'>): string =>
  `${id} ${field}`;

/** Nothing under way. */
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
