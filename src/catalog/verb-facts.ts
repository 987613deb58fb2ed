/** What verbs of several kinds have in common. */

import type { VersionFacts } from './versions/api-version.ts';

/** What can be said of any verb. */
export interface VerbFacts extends VersionFacts {
  /** One line of help; the verbs that mean the same everywhere have one of their own. */
  readonly about?: string;
  /** Other names of the verb. */
  readonly also?: readonly string[];
  /** A paragraph of help beyond the one line. */
  readonly note?: string;
  /** No documentation confirms method and path. */
  readonly unconfirmed?: true;
  /** Its operation in the contract, where that is not called as the verb lets expect. */
  readonly operation?: string;
}

/** A value of a field that decides: a state, a size, or nothing at all. */
export type ConditionValue = string | number | true | null;

/** A field and the values of it that count. */
export interface Condition<K extends string = string> {
  readonly field: K;
  readonly in: readonly ConditionValue[];
  /** How a thing that does not meet it is described, and what a verb needs of it. */
  readonly words?: { readonly otherwise: string; readonly needed: string };
}

/** What a verb waits for with `--wait`, and what passes on the way. `W` are the members it sends. */
export interface SuccessConditions<K extends string = string, W extends string = string> {
  /** Field that is watched; `state` unless said otherwise. */
  readonly field?: K;
  /** Values at which the wait is over. */
  readonly success?: readonly ConditionValue[];
  /** The wait is over when the field has the value this member of the request had. */
  readonly untilSent?: W;
  /** No source lists the values: over when the value rests and is no `-ing` form. */
  readonly settles?: true;
  /** Values at which it has failed. */
  readonly failure?: readonly string[];
  /** Values seen in passing, in this order. */
  readonly transitional?: readonly string[];
  /** The wait is over when the thing is gone (404). */
  readonly deleted?: true;
}

/** What an action disturbs. */
export interface Disturbance<K extends string = string> {
  /** Things that meet it are not disturbed. */
  readonly unless?: Condition<K>;
  /** Fewer of them are none to be asked about; 1 unless said otherwise. */
  readonly minimumCount?: number;
}

/**
 * What there is to say about a change of a thing as it was before, which is empty where it is new:
 * why it had better not be sent, or what may be a slip. `undefined` when there is nothing.
 */
export type VerbNote = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
) => string | undefined;
