import type { Telling } from '../../catalog/verb-forms.ts';
import type { Members } from '../handlers/validation.ts';
import type { Deed } from '../handlers/wording.ts';
import type { Awaiting } from '../lifecycle/transition-plan.ts';
import type { FieldErrors } from '../server/replies.ts';
import type { Item } from '../state/rows.ts';
import type { Holdings, Workings, World } from '../world.ts';

/** An action asked for on one thing. */
export interface Asked<R> {
  readonly row: R;
  /** The thing picked for it, where the verb picks one. */
  readonly picked: Item | undefined;
  /** The members of the body the verb takes. */
  readonly sent: Members;
  readonly by: string;
  readonly world: World;
}

/** New or changed input, each member right by itself. */
export interface Input {
  readonly values: Members;
  /** Ids of the things it is to live in, by member. */
  readonly parents: Readonly<Record<string, string>>;
  /** The row to be changed; a new one is to be made where there is none. */
  readonly present?: Item;
}

/** What a list is asked for. */
export interface Query {
  readonly parents: Readonly<Record<string, string>>;
  readonly filters: URLSearchParams;
  readonly world: World;
}

/** A verb that has been set going. */
export interface Begun<R> extends Omit<Deed, 'row' | 'resource'> {
  readonly row: R;
  readonly at: number;
  /** The failed state it is going to end in. */
  readonly failure: string | undefined;
}

/** The request a row is answered to, where that makes a difference. */
export type Occasion = 'created' | 'shown' | 'other';

/** What the platform does with a resource beyond what the catalog says. */
export interface Behaviour<R = Item> {
  /** Rules that concern several members of new or changed input. */
  check?(input: Input, holdings: Holdings): FieldErrors;
  /** Completes a new row. */
  created?(row: R, holdings: Holdings): void;
  /** Puts what was sent into the form it is kept in. */
  kept?(values: Members): Members;
  /** How a verb goes where the catalog does not say it all. */
  course?(row: R, deed: Deed, holdings: Holdings): Awaiting | undefined;
  /** A verb has been set going: others may have to go with it. */
  begun?(begun: Begun<R>, world: Workings): void;
  /** A row has come to `value` in the field that a verb runs through. */
  entered?(row: R, value: Telling, holdings: Holdings): void;
  /** A row is about to be taken away, at the moment `at`. */
  leaving?(row: R, holdings: Holdings, at: number): void;
  /** Why a verb is refused (409), beyond what the catalog demands. */
  refuses?(row: R, verb: string, holdings: Holdings): string | undefined;
  /** Why a new thing is refused (409). */
  refusesNew?(parents: Readonly<Record<string, string>>, holdings: Holdings): string | undefined;
  /** The rows of the list, where they are not simply those of the table. */
  rows?(query: Query): readonly Item[];
  /** The order of the list, where it is not that of making. */
  readonly order?: (one: R, other: R) => number;
  /** A row has been given this place, from 0, in an order asked for. */
  placed?(row: R, place: number): void;
  /** Members that are made for one answer and not kept. */
  answer?(row: R, occasion: Occasion, world: World): Members;
  /** Answers of views, by verb. */
  readonly views?: Readonly<Record<string, (row: R, holdings: Holdings) => unknown>>;
  /** Actions done in a way of their own, by verb; what they return is the answer. */
  readonly actions?: Readonly<Record<string, (asked: Asked<R>) => unknown>>;
  /** What is learnt from a file that has arrived, kept with the row. */
  inspect?(path: string, size: number): Promise<Members>;
}
