import type { ConditionValue } from '../../catalog/verb-facts.ts';
import type { FieldErrors } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import type { EventAction } from '../state/event-wording.ts';
import type { InputMembers, StoredItem } from '../state/rows.ts';
import type { BehaviourPlatform, Engine } from './platform.ts';

/** A transition that the catalog does not describe fully. */
export interface TransitionTarget {
  /** The field whose values change, if it is not the field that is waited for. */
  readonly field?: string;
  /** Values of the field, the last one being settled; empty if done at once. */
  readonly values?: readonly ConditionValue[];
  /** Whether the last value is a failure. */
  readonly fails?: true;
  /** Members to change at the end. */
  readonly sets?: InputMembers;
  /** The verb that this one is part of: faults of that verb apply to this one. */
  readonly as?: string;
}

/** A requested action on a row. */
export interface ActionInput<R> {
  readonly row: R;
  /** The row selected for it, if the verb selects one. */
  readonly picked: StoredItem | undefined;
  /** The members of the body that the verb accepts. */
  readonly sent: InputMembers;
  readonly by: string;
  readonly platform: BehaviourPlatform;
}

/** Input of a create or update; each member is valid by itself. */
export interface Input {
  readonly values: InputMembers;
  /** Ids of the parents, by member. */
  readonly parents: Readonly<Record<string, string>>;
  /** The row to change; undefined if a row is created. */
  readonly present?: StoredItem;
}

/** A requested list. */
export interface RowQuery {
  readonly parents: Readonly<Record<string, string>>;
  readonly filters: URLSearchParams;
  readonly platform: BehaviourPlatform;
}

/** A verb that has been started. */
export interface StartedTransition<R> extends Omit<EventAction, 'row' | 'resource'> {
  readonly row: R;
  readonly at: number;
  /** The failed state in which it will end. */
  readonly failure: string | undefined;
}

/** The request whose response contains the row. */
export type ActionContext = 'created' | 'shown' | 'other';

/** Behaviour of a resource that the catalog does not describe. */
export interface Behaviour<R = StoredItem> {
  /** Validates several members of the input together. */
  check?(input: Input, accountState: AccountState): FieldErrors;
  /** Completes a new row. */
  onCreate?(row: R, accountState: AccountState): void;
  /** Converts input to its stored form. */
  normaliseInput?(values: InputMembers): InputMembers;
  /** The transition of a verb that the catalog does not describe fully. */
  chooseTransition?(
    row: R,
    action: EventAction,
    accountState: AccountState,
  ): TransitionTarget | undefined;
  /** Called when a verb has been started: it may start others. */
  onStart?(started: StartedTransition<R>, platform: Engine): void;
  /** Called when a transition has set its field of a row to `value`. */
  onEnter?(row: R, value: ConditionValue, accountState: AccountState): void;
  /** Called when a verb has ended well: it may create other rows. */
  onDone?(row: R, action: EventAction & { readonly at: number }, platform: Engine): void;
  /** Why a verb fails on demand, for its event. */
  explainFailure?(row: R, verb: string): string;
  /** Called before a row is deleted, at the time `at`. */
  onDelete?(row: R, accountState: AccountState, at: number): void;
  /** The reason to refuse a verb (409), beyond the conditions of the catalog. */
  explainRefusal?(row: R, verb: string, accountState: AccountState): string | undefined;
  /** The reason to refuse a new row (409). */
  explainCreateRefusal?(
    parents: Readonly<Record<string, string>>,
    accountState: AccountState,
  ): string | undefined;
  /** The rows of a list, if they are not those of the table. */
  rows?(query: RowQuery): readonly StoredItem[];
  /** The order of a list, if it is not that of creation. */
  readonly order?: (one: R, other: R) => number;
  /** Called when a row has been moved to this position, counted from 0. */
  onReorder?(row: R, position: number): void;
  /** Members that are created for one response and not stored. */
  answer?(row: R, occasion: ActionContext, platform: BehaviourPlatform): InputMembers;
  /** Responses of views, by verb. */
  readonly views?: Readonly<Record<string, (row: R, accountState: AccountState) => unknown>>;
  /** Custom actions, by verb; they return the response. */
  readonly actions?: Readonly<Record<string, (asked: ActionInput<R>) => unknown>>;
  /** Members that are read from an uploaded file and stored with the row. */
  inspect?(path: string, size: number): Promise<InputMembers>;
}
