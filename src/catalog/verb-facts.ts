/** Facts that verbs of several kinds share. */

import type { Fields } from './fields.ts';
import type { VersionFacts } from './versions/api-version.ts';

/** The facts of any verb. */
export interface VerbFacts extends VersionFacts {
  /** Description for help; common verbs have a default. */
  readonly about?: string;
  /** Aliases of the verb. */
  readonly also?: readonly string[];
  /** A further paragraph of help. */
  readonly note?: string;
  /** Method and path are undocumented. */
  readonly unconfirmed?: true;
  /** The id of its API operation, if it cannot be derived from the verb. */
  readonly operation?: string;
  /** Fields that the verb takes in other versions of the API only; set by `catalogFor`. */
  readonly otherFields?: Fields;
}

/** A value of a condition: a state, a size, or null for no value. */
export type ConditionValue = string | number | true | null;

/** A field, and the values that meet the condition. */
export interface Condition<K extends string = string> {
  readonly field: K;
  readonly in: readonly ConditionValue[];
  /** Describes a row that does not meet the condition, and what a verb needs instead. */
  readonly words?: { readonly otherwise: string; readonly needed: string };
}

/** Rows that the account cannot change or delete, and the reason. */
export interface FixedRows<K extends string = string> {
  readonly when: Condition<K>;
  /** The end of a sentence: `comes with the provider`. */
  readonly because: string;
}

/** What `--wait` waits for. `W` are the members that the verb sends. */
export interface SuccessConditions<K extends string = string, W extends string = string> {
  /**
   * The end is one of another row, not of the target: the references that lead to it, the first one
   * a field or parent of the target. `field` and its values are those of that row.
   */
  readonly on?: readonly [K, ...string[]];
  /** Field that is polled; default: `state`. */
  readonly field?: K;
  /** Values of success. */
  readonly success?: readonly ConditionValue[];
  /** Success when the field has the value of this member of the request. */
  readonly untilSent?: W;
  /** The values are undocumented: success when the value stops changing and does not end in `-ing`. */
  readonly settles?: true;
  /** Values of failure. */
  readonly failure?: readonly string[];
  /** Transitional values, in this order. */
  readonly transitional?: readonly string[];
  /**
   * The only values that are documented: those in progress. Success when the value is none of them;
   * with `deleted`, any other value is a failure.
   */
  readonly while?: readonly string[];
  /** Success when the row is deleted (404), or has a value of `success`, which comes just before. */
  readonly deleted?: true;
  /**
   * A field that gives the reason if the end is a failure, although the state does not show it: an
   * error message or the event of the failure. A value from before the request does not count.
   */
  readonly failedIf?: K;
}

/** The word for an end that is a failure by its `failedIf`, where others have a state. */
export const failedWord = 'failed';

/** When an action disturbs something that is running. */
export interface Disturbance<K extends string = string> {
  /** Rows that meet this condition are not disturbed. */
  readonly unless?: Condition<K>;
  /** Smallest number of targets that needs a confirmation; default: 1. */
  readonly minimumCount?: number;
}

/** A remark on a new row: what may be a mistake in it. `now` is in ms since 1970. */
export type CreateNote = (
  row: Readonly<Record<string, unknown>>,
  now: number,
) => string | undefined;

/**
 * A warning about a change: why it is dangerous or may be a mistake; `undefined` if there is none.
 * `before` is the row before the change, empty for a new one.
 */
export type VerbNote = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
) => string | undefined;
