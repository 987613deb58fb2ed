import type { FieldErrors } from '../replies.ts';
import type { Item } from '../rows.ts';
import type { Holdings, World } from '../world.ts';

/** An action asked for on one thing. */
export interface Asked<R> {
  readonly row: R;
  /** The thing picked for it, where the verb picks one. */
  readonly picked: Item | undefined;
  readonly by: string;
  readonly world: World;
}

/** What the platform does with a resource beyond what the catalog says. */
export interface Behaviour<R = Item> {
  /** Rules that concern several members of new or changed input. */
  check?(values: Readonly<Record<string, unknown>>, holdings: Holdings): FieldErrors;
  /** Completes a new row. */
  created?(row: R, holdings: Holdings): void;
  /** A row has come to `value` in the field that a verb runs through. */
  entered?(row: R, value: string, holdings: Holdings): void;
  /** Passing values of a verb that the catalog does not name. */
  via?(row: R, verb: string): readonly string[] | undefined;
  /** Why a verb is refused (409), beyond the states the catalog demands. */
  refuses?(row: R, verb: string): string | undefined;
  /** Answers of views, by verb. */
  readonly views?: Readonly<Record<string, (row: R, holdings: Holdings) => unknown>>;
  /** Actions done in a way of their own, by verb; what they return is the answer. */
  readonly actions?: Readonly<Record<string, (asked: Asked<R>) => unknown>>;
}
