/** What can be said of an action: a request on one thing that starts something. */

import type { Field, NamesSiblings } from './fields.ts';
import type { Condition, Disturbance, SuccessConditions, VerbFacts } from './verb-facts.ts';
import type { Noun } from './vocabulary/nouns.ts';

/** A further thing an action names, picked among the rows of a view of the target. */
export interface AnswerField<L extends string = string> {
  /** The flag that names it and the placeholder of its id in the path. */
  readonly flag: string;
  /** The view of the target whose rows are the candidates. */
  readonly among: L;
  readonly about: string;
}

/** What an action answers when it is not the thing itself. */
export type ActionAnswer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'row'; readonly of: Noun }
  | { readonly kind: 'secret'; readonly about: string };

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
  /** What the platform demands of the thing before it takes it. */
  readonly when?: Condition<K>;
  /** What imco looks at besides: no documentation tells, but nothing else makes sense. */
  readonly expects?: Condition<K>;
  readonly awaits?: SuccessConditions<K, NoInfer<W>>;
  /** It destroys or disrupts: it is asked first, and where nobody can be asked needs --yes. */
  readonly destructive?: true;
  /** It disturbs what runs, and can be taken back: it is asked first where somebody can be asked. */
  readonly disturbs?: Disturbance<K>;
  /** What is lost or cut off by it: a sentence, shown before it is asked. */
  readonly loses?: string;
  /** Worth sending also to what is where it leads. */
  readonly repeats?: true;
  /**
   * It adds members to the thing, see `members` of the resource: `followedBy` is the action of
   * theirs that a flag of its name has them go through once they are there.
   */
  readonly adds?: { readonly followedBy: string };
  /** Taken also while the state is one that passes by itself; most verbs have to wait then. */
  readonly anytime?: true;
  /** What it starts ends some time after the answer, and nothing of the thing shows when. */
  readonly endsLater?: true;
  /** Better tried after everything else that leads out of a failed state. */
  readonly lastResort?: true;
  /** Resources whose things keep it from being destroyed while they refer to it. */
  readonly usedBy?: readonly Noun[];
  readonly pick?: AnswerField<L>;
  /** Members of the body, all of them needed. */
  readonly sends?: Readonly<Record<W, Field & NamesSiblings<NoInfer<W>>>>;
  readonly answers?: ActionAnswer;
  /** Actions that may be run first, in this order; a flag `--<last of them>-first` asks for it. */
  readonly precededBy?: readonly A[];
}
