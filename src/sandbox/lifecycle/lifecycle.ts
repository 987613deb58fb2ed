import type { Resource } from '../../catalog/resource.ts';
import type { ConditionValue } from '../../catalog/verb-facts.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { Engine, ForcedOutcome, TransitionStarter } from '../behaviour/platform.ts';
import type { AccountState } from '../state/account-state.ts';
import type { QueueChanges } from '../state/due-queue.ts';
import { type EventAction, wordDone, wordFailed, wordRequested } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import { deleteRow } from './delete-row.ts';
import { computeMinutes } from './durations.ts';
import { type ForcedOutcomes, forceOutcome } from './forced-outcomes.ts';
import { insertRow } from './insert-row.ts';
import { findReferredChange } from './referred-change.ts';
import { explainFailure, planTransition, type TransitionPlan } from './transition-plan.ts';
import { createTransitions, type Transition } from './transitions.ts';

/** Transitions that happen as time passes. */
export interface Lifecycle extends TransitionStarter {
  /** Starts a verb from the present value of the row; it will not fail. */
  resume(action: EventAction, at: number): void;
  /** Cancels all transitions of a row. */
  cancel(id: string): void;
  /** Applies all transitions that are due by `now`; true if something changed. */
  advance(now: number): boolean;
  /**
   * Called when the clock was set by this many ms: transitions in progress keep their duration,
   * and their end is moved to the new time.
   */
  clockSet(ms: number): void;
  pending(): readonly Transition[];
  /** Changes of the transitions in progress since the last call. */
  takeChanges(): QueueChanges<Transition>;
  /**
   * Resumes saved transitions; those that a clock set back has moved far into the future take their
   * usual duration.
   */
  restore(transitions: readonly Transition[], now: number): void;
}

interface LifecycleOptions {
  /** Speed, as a multiple of a real platform's. */
  readonly speed: number;
  readonly outcomes: ForcedOutcomes;
}

/** What a failure on demand is due to, if the state of the row does not show it. */
const explainHiddenFailure = (action: EventAction, state: string): string | undefined =>
  action.resource.fields.state?.good?.includes(state) ? explainFailure(action) : undefined;

/** Runs the transitions of the catalog. */
class CatalogLifecycle implements Lifecycle {
  readonly #state: AccountState;
  readonly #options: LifecycleOptions;
  readonly #transitions = createTransitions();

  constructor(accountState: AccountState, options: LifecycleOptions) {
    this.#state = accountState;
    this.#options = options;
  }

  begin(action: EventAction, at: number, outcome?: ForcedOutcome): void {
    const usual = planTransition(action, this.#state);
    const plan = usual && forceOutcome(usual, outcome, this.#options.outcomes);
    const failure = plan?.end === 'failed' ? String(plan.values.at(-1)) : undefined;
    this.#start(action, plan, at);
    this.#startReferred(action, at);
    findBehaviour(action.resource).onStart?.({ ...action, at, failure }, this.#engine());
  }

  /** The platform as behaviours use it. */
  #engine(): Engine {
    return {
      ...this.#state,
      lifecycle: this,
      make: (resource, values) => insertRow(resource, values, {}, this.#state),
    };
  }

  resume(action: EventAction, at: number): void {
    const plan = planTransition(action, this.#state);
    if (!plan) return;
    const { field, values, end } = plan;
    const ahead = values.slice(values.indexOf(String(action.row[field])) + 1);
    this.#schedule(action, { field, ahead, end }, at);
  }

  cancel(id: string): void {
    this.#transitions.endAll(id);
  }

  advance(now: number): boolean {
    const { journal } = this.#state;
    let changed = false;
    for (;;) {
      const transition = this.#transitions.first();
      const due = transition?.due ?? Number.POSITIVE_INFINITY;
      const eventDue = journal.nextDue();
      if (Math.min(due, eventDue) > now) return changed;
      changed = true;
      if (transition && due <= eventDue) this.#step(transition);
      else journal.writeNext();
    }
  }

  clockSet(ms: number): void {
    this.#transitions.delay(ms);
    this.#state.journal.delay(ms);
  }

  duration(minutes: number): number {
    return (minutes * 60_000) / this.#options.speed;
  }

  pending(): readonly Transition[] {
    return this.#transitions.all();
  }

  takeChanges(): QueueChanges<Transition> {
    return this.#transitions.takeChanges();
  }

  failureOf(verb: string, possible: readonly string[]): string | undefined {
    return this.#options.outcomes.failureOf([verb], possible);
  }

  restore(transitions: readonly Transition[], now: number): void {
    for (const transition of transitions) {
      const { noun, id, field, due } = transition;
      const longest = this.#durationOf(this.#state.account.table(noun).get(id)?.[field]);
      this.#transitions.add({ ...transition, due: Math.min(due, now + longest) });
    }
  }

  /** How long a value lasts, in milliseconds. */
  #durationOf(value: unknown): number {
    return this.duration(computeMinutes(String(value)));
  }

  /** Starts the change of another row that shows the end of an action. */
  #startReferred({ verb, ...action }: EventAction, at: number): void {
    const change = findReferredChange({ verb, ...action }, this.#state.account);
    if (!change) return;
    const { resource, row, field, passing, success, failures } = change;
    const failure = this.#options.outcomes.failureOf([verb], failures);
    this.#transitions.end({ id: row.id, field });
    this.#enter(resource, row, field, passing);
    this.#schedule(
      { resource, row, verb: 'update', by: action.by },
      { field, ahead: [failure ?? success], end: failure === undefined ? 'done' : 'failed' },
      at,
    );
  }

  /** Starts an action with its plan; an action without one is done at once. */
  #start(action: EventAction, plan: TransitionPlan | undefined, at: number): void {
    if (!plan) {
      this.#finish(action, 'done', at);
      return;
    }
    const { account, journal } = this.#state;
    const { resource, row } = action;
    const { field, values, end, sets } = plan;
    const [value, ...ahead] = values;
    this.#transitions.end({ id: row.id, field });
    const isImmediate = value === undefined || (ahead.length === 0 && end !== 'gone');
    if (isImmediate) Object.assign(row, sets);
    if (value !== undefined) this.#enter(resource, row, field, value);
    if (isImmediate) {
      this.#finish(action, end, at);
      return;
    }
    const requested = wordRequested(action, account);
    journal.write({ ...requested, level: 'info', on: action.concerns ?? row.id, at });
    this.#schedule(action, { field, ahead, end, ...(sets && { sets }) }, at);
  }

  /** Keeps the present value for its duration, then continues with the values ahead. */
  #schedule(
    { resource, row, verb, by, detail, concerns }: EventAction,
    rest: Pick<Transition, 'field' | 'ahead' | 'end' | 'sets'>,
    at: number,
  ): void {
    this.#transitions.add({
      noun: resource.noun,
      id: row.id,
      verb,
      by,
      ...(detail !== undefined && { detail }),
      ...(concerns !== undefined && { concerns }),
      ...rest,
      due: at + this.#durationOf(row[rest.field]),
    });
  }

  /** Moves a due transition to its next value. */
  #step(transition: Transition): void {
    const { noun, id, field, ahead, end, due, sets = {}, ...origin } = transition;
    this.#transitions.end(transition);
    const row = this.#state.account.table(noun).get(id);
    const resource = this.#state.account.catalog.get(noun);
    if (!row || !resource) return;
    const action: EventAction = { ...origin, resource, row };
    const [value, ...rest] = ahead;
    const isLast = end === 'gone' ? value === undefined : rest.length === 0;
    if (isLast) Object.assign(row, sets);
    if (value !== undefined) this.#enter(resource, row, field, value);
    if (isLast) this.#finish(action, end, due, String(value));
    else this.#schedule(action, { field, ahead: rest, end, sets }, due);
  }

  #enter(resource: Resource, row: StoredItem, field: string, value: ConditionValue): void {
    row[field] = value;
    findBehaviour(resource).onEnter?.(row, value, this.#state);
  }

  #finish(
    action: EventAction,
    end: TransitionPlan['end'],
    at: number,
    state = String(action.row.state),
  ): void {
    const { account, journal } = this.#state;
    const { resource, row, concerns = row.id } = action;
    const failed = end === 'failed';
    const wording = failed
      ? wordFailed(action, state, account, explainHiddenFailure(action, state))
      : wordDone(action, account);
    const event = journal.write({
      ...wording,
      level: failed ? 'error' : 'info',
      on: concerns,
      at,
    });
    if (resource.fields.error_event_id) row.error_event_id = failed ? event.id : null;
    if (end === 'done') findBehaviour(resource).onDone?.(row, { ...action, at }, this.#engine());
    if (end === 'gone') deleteRow(resource, row, this.#state, at);
  }
}

/** The transitions of the catalog, `speed` times as fast as on a real platform. */
export const openLifecycle = (accountState: AccountState, options: LifecycleOptions): Lifecycle =>
  new CatalogLifecycle(accountState, options);
