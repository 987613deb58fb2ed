import type { ConditionValue } from '../../catalog/verb-facts.ts';
import type { FieldErrors } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import type { BehaviourPlatform, Engine } from './platform.ts';

/** How a verb goes on a thing, as far as a behaviour has to say it. */
export interface TransitionTarget {
  /** The field it goes through, where that is not the one that is waited for. */
  readonly field?: string;
  /** Values the field goes through, the last being where it rests; none: done at once. */
  readonly values?: readonly ConditionValue[];
  /** The last of the values is a failure. */
  readonly fails?: true;
  /** Members that change when it is done. */
  readonly sets?: InputMembers;
  /** A verb that this one is a case of: what fails that one fails this one. */
  readonly as?: string;
}

/** An action asked for on one thing. */
export interface ActionInput<R> {
  readonly row: R;
  /** The thing picked for it, where the verb picks one. */
  readonly picked: StoredItem | undefined;
  /** The members of the body the verb takes. */
  readonly sent: InputMembers;
  readonly by: string;
  readonly platform: BehaviourPlatform;
}

/** New or changed input, each member right by itself. */
export interface Input {
  readonly values: InputMembers;
  /** Ids of the things it is to live in, by member. */
  readonly parents: Readonly<Record<string, string>>;
  /** The row to be changed; a new one is to be made where there is none. */
  readonly present?: StoredItem;
}

/** What a list is asked for. */
export interface RowQuery {
  readonly parents: Readonly<Record<string, string>>;
  readonly filters: URLSearchParams;
  readonly platform: BehaviourPlatform;
}

/** A verb that has been set going. */
export interface StartedTransition<R> extends Omit<EventAction, 'row' | 'resource'> {
  readonly row: R;
  readonly at: number;
  /** The failed state it is going to end in. */
  readonly failure: string | undefined;
}

/** The request a row is answered to, where that makes a difference. */
export type ActionContext = 'created' | 'shown' | 'other';

/** What the platform does with a resource beyond what the catalog says. */
export interface Behaviour<R = StoredItem> {
  /** Rules that concern several members of new or changed input. */
  check?(input: Input, accountState: AccountState): FieldErrors;
  /** Completes a new row. */
  onCreate?(row: R, accountState: AccountState): void;
  /** Puts what was sent into the form it is kept in. */
  normaliseInput?(values: InputMembers): InputMembers;
  /** How a verb goes where the catalog does not say it all. */
  chooseTransition?(
    row: R,
    action: EventAction,
    accountState: AccountState,
  ): TransitionTarget | undefined;
  /** A verb has been set going: others may have to go with it. */
  onStart?(started: StartedTransition<R>, platform: Engine): void;
  /** A row has come to `value` in the field that a verb runs through. */
  onEnter?(row: R, value: ConditionValue, accountState: AccountState): void;
  /** A row is about to be taken away, at the moment `at`. */
  onDelete?(row: R, accountState: AccountState, at: number): void;
  /** Why a verb is refused (409), beyond what the catalog demands. */
  explainRefusal?(row: R, verb: string, accountState: AccountState): string | undefined;
  /** Why a new thing is refused (409). */
  explainCreateRefusal?(
    parents: Readonly<Record<string, string>>,
    accountState: AccountState,
  ): string | undefined;
  /** The rows of the list, where they are not simply those of the table. */
  rows?(query: RowQuery): readonly StoredItem[];
  /** The order of the list, where it is not that of making. */
  readonly order?: (one: R, other: R) => number;
  /** A row has been given this place, from 0, in an order asked for. */
  onReorder?(row: R, position: number): void;
  /** Members that are made for one answer and not kept. */
  answer?(row: R, occasion: ActionContext, platform: BehaviourPlatform): InputMembers;
  /** Answers of views, by verb. */
  readonly views?: Readonly<Record<string, (row: R, accountState: AccountState) => unknown>>;
  /** Actions done in a way of their own, by verb; what they return is the answer. */
  readonly actions?: Readonly<Record<string, (asked: ActionInput<R>) => unknown>>;
  /** What is learnt from a file that has arrived, kept with the row. */
  inspect?(path: string, size: number): Promise<InputMembers>;
}
