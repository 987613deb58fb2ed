import type { Telling } from '../catalog/verb-forms.ts';
import type { Course } from './courses.ts';
import type { Members } from './validation.ts';

/** A verb that is under way on one thing. Kept on disk, so that it survives a restart. */
export interface Transition {
  readonly noun: string;
  readonly id: string;
  /** The field it runs through, such as `state`. */
  readonly field: string;
  readonly verb: string;
  readonly by: string;
  /** Values still to come; empty when the thing goes with the present one. */
  readonly ahead: readonly Telling[];
  readonly end: Course['end'];
  /** Members that change when it is done. */
  readonly sets?: Members;
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
}

const keyOf = ({ id, field }: Pick<Transition, 'id' | 'field'>): string => `${id} ${field}`;

/** Nothing under way. */
export const noTransitions = (): Transitions => {
  const underWay = new Map<string, Transition>();
  return {
    add: (transition) => {
      underWay.set(keyOf(transition), transition);
    },
    end: (transition) => {
      underWay.delete(keyOf(transition));
    },
    endAll: (id) => {
      for (const [key, transition] of underWay) if (transition.id === id) underWay.delete(key);
    },
    first: () => {
      let first: Transition | undefined;
      for (const transition of underWay.values())
        if (!first || transition.due < first.due) first = transition;
      return first;
    },
    all: () => [...underWay.values()],
  };
};
