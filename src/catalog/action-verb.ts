/** The facts of an action: a request on one row that starts something. */

import type { Field, NamesSiblings } from './fields.ts';
import type { Condition, Disturbance, SuccessConditions, VerbFacts } from './verb-facts.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** A further row that an action needs, chosen from a view of the target. */
export interface AnswerField<L extends string = string> {
  /** The flag that names it and the placeholder of its id in the path. */
  readonly flag: string;
  /** The view of the target whose rows are the candidates. */
  readonly among: L;
  readonly about: string;
}

/** The response of an action, if it is not the row itself. */
export type ActionAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'row'; readonly of: Noun }
  | { readonly kind: 'secret'; readonly about: string };

/**
 * The event that reports the end of an action: the first one of the target that names the picked row
 * after the event of the response. No documentation confirms it.
 */
export interface EndEvent<L extends string = string> {
  /** The view of the target that lists its events. */
  readonly among: L;
  /** The field of an event, and its values, that mean a failure. */
  readonly failure: { readonly field: string; readonly in: readonly string[] };
}

/** `A` are the actions and `L` the views of its resource, `W` the members it sends. */
export interface ActionVerb<
  K extends string = string,
  A extends string = string,
  L extends string = string,
  W extends string = string,
> extends VerbFacts {
  readonly kind: 'action';
  readonly method: 'PUT' | 'POST' | 'DELETE';
  /** Path after the target's own; empty for the target itself. */
  readonly path: string;
  /** The condition that the platform requires. */
  readonly when?: Condition<K>;
  /** A further condition that imco checks; undocumented, but without it the action makes no sense. */
  readonly expects?: Condition<K>;
  readonly awaits?: SuccessConditions<K, NoInfer<W>>;
  /** What it waits for instead if it starts from one of these states. */
  readonly awaitsFrom?: Readonly<Record<string, SuccessConditions<K>>>;
  /** Destroys or disrupts: needs a confirmation, or --yes without a terminal. */
  readonly destructive?: true;
  /** Disturbs what is running, but can be undone: needs a confirmation on a terminal only. */
  readonly disturbs?: Disturbance<K>;
  /** What is lost: a sentence, shown before the confirmation. */
  readonly loses?: string;
  /** Useful even if the target is already in the final state. */
  readonly repeats?: true;
  /**
   * Adds members, see `members` of the resource: `followedBy` is the action that may follow on the new
   * members, with a flag of its name.
   */
  readonly adds?: { readonly followedBy: string };
  /** Rows of this resource appear at the target; new ones are listed when the action has ended. */
  readonly brings?: Noun;
  /** Also allowed in a transitional state. */
  readonly anytime?: true;
  /** Ends some time after the response; no field shows when, only an event. */
  readonly endEvent?: EndEvent<L>;
  /** Suggested last among the actions that leave a failed state. */
  readonly lastResort?: true;
  /** Resources that prevent the deletion while they refer to it. */
  readonly usedBy?: readonly Noun[];
  /** Resources whose rows go with the target they refer to; named before the confirmation. */
  readonly takesAlong?: readonly Noun[];
  readonly pick?: AnswerField<L>;
  /** Members of the body, all required. */
  readonly sends?: Readonly<Record<W, Field & NamesSiblings<NoInfer<W>>>>;
  readonly answers?: ActionAnswer;
  /** Actions that may run first, in this order, with a flag `--<last of them>-first`. */
  readonly precededBy?: readonly A[];
}
