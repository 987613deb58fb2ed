import { findResource } from '../../catalog/index.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { ConditionValue } from '../../catalog/verb-forms.ts';
import { findBehaviour } from '../behaviour/index.ts';
import type { ForcedOutcome, TransitionStarter } from '../behaviour/platform.ts';
import type { AccountState } from '../state/account-state.ts';
import type { QueueChanges } from '../state/due-queue.ts';
import { type EventAction, wordDone, wordFailed, wordRequested } from '../state/event-wording.ts';
import type { StoredItem } from '../state/rows.ts';
import { deleteRow } from './delete-row.ts';
import { insertRow } from './insert-row.ts';
import { planTransition, type TransitionPlan } from './transition-plan.ts';
import { createTransitions, type Transition } from './transitions.ts';

/** Decides which verbs fail. */
export interface ForcedOutcomes {
  /**
   * The failed state, one of `possible`, that a verb of one of these names ends in; undefined for
   * none.
   */
  failureOf(names: readonly string[], possible: readonly string[]): string | undefined;
}

/** Things changing by themselves as time passes. */
export interface Lifecycle extends TransitionStarter {
  /** Sets a verb going from the value the thing is already in; it will not fail. */
  resume(deed: EventAction, at: number): void;
  /** Ends whatever is under way on a thing. */
  cancel(id: string): void;
  /** Brings everything up to `now`; true when something changed. */
  advance(now: number): boolean;
  /**
   * The clock was set by this much, in ms: what is under way takes as long as it would have taken,
   * and its end is told in the time of the new clock.
   */
  clockSet(ms: number): void;
  pending(): readonly Transition[];
  /** What has changed of what is under way since the last call. */
  takeChanges(): QueueChanges<Transition>;
  /** Takes up what was under way; what a clock that was set back puts far off takes its usual time. */
  restore(transitions: readonly Transition[], now: number): void;
}

/** How long each passing value lasts on a real platform, in minutes; one minute for others. */
const minutesIn: Readonly<Record<string, number>> = {
  commissioning: 2,
  booting: 1,
  bootstrapping: 3,
  shutting_down: 1,
  decommissioning: 1,
  created: 0.25,
  compiling: 2,
  attaching: 0.5,
  detaching: 0.5,
};

/** Life cycles as the catalog tells them, `speed` times as fast as on a real platform. */
export const openLifecycle = (
  holdings: AccountState,
  { speed, outcomes }: { readonly speed: number; readonly outcomes: ForcedOutcomes },
): Lifecycle => {
  const { account, journal } = holdings;
  const underWay = createTransitions();
  const duration = (minutes: number): number => (minutes * 60_000) / speed;
  const lasting = (value: string): number => duration(minutesIn[value] ?? 1);

  const enter = (
    resource: Resource,
    row: StoredItem,
    field: string,
    value: ConditionValue,
  ): void => {
    row[field] = value;
    findBehaviour(resource).entered?.(row, value, holdings);
  };

  const finish = (deed: EventAction, end: TransitionPlan['end'], at: number): void => {
    const { resource, row, concerns = row.id } = deed;
    const failed = end === 'failed';
    const wording = failed ? wordFailed(deed, String(row.state), account) : wordDone(deed, account);
    journal.write({ ...wording, level: failed ? 'error' : 'info', on: concerns, at });
    if (end === 'gone') deleteRow(resource, row, holdings, at);
  };

  /** Lets the present value last its time, then goes on to those ahead. */
  const schedule = (
    { resource, row, verb, by, detail, concerns }: EventAction,
    course: Pick<Transition, 'field' | 'ahead' | 'end' | 'sets'>,
    at: number,
  ): void => {
    const transition: Transition = {
      noun: resource.noun,
      id: row.id,
      verb,
      by,
      ...(detail !== undefined && { detail }),
      ...(concerns !== undefined && { concerns }),
      ...course,
      due: at + lasting(String(row[course.field])),
    };
    underWay.add(transition);
  };

  const step = (transition: Transition): void => {
    const { noun, id, field, ahead, end, due, sets = {}, ...told } = transition;
    underWay.end(transition);
    const resource = findResource(noun);
    const row = account.table(noun).get(id);
    if (!row) return;
    const deed: EventAction = { ...told, resource, row };
    const [value, ...rest] = ahead;
    const over = end === 'gone' ? value === undefined : rest.length === 0;
    if (over) Object.assign(row, sets);
    if (value !== undefined) enter(resource, row, field, value);
    if (over) finish(deed, end, due);
    else schedule(deed, { field, ahead: rest, end, sets }, due);
  };

  /** The course with the failure that is to be in place of its end. */
  const fated = (course: TransitionPlan, fate: ForcedOutcome | undefined): TransitionPlan => {
    const { names, failures, values, field, end } = course;
    const failure = fate ? fate.failure : outcomes.failureOf(names, failures);
    if (failure === undefined || !failures.includes(failure)) return course;
    const passing = end === 'gone' ? values : values.slice(0, -1);
    return { names, failures, field, values: [...passing, failure], end: 'failed' };
  };

  /** Sets a deed on its course; one without a course is done. */
  const set = (deed: EventAction, course: TransitionPlan | undefined, at: number): void => {
    if (!course) {
      finish(deed, 'done', at);
      return;
    }
    const { resource, row } = deed;
    const { field, values, end, sets } = course;
    const [value, ...ahead] = values;
    underWay.end({ id: row.id, field });
    const atOnce = value === undefined || (ahead.length === 0 && end !== 'gone');
    if (atOnce) Object.assign(row, sets);
    if (value !== undefined) enter(resource, row, field, value);
    if (atOnce) {
      finish(deed, end, at);
      return;
    }
    const requested = wordRequested(deed, account);
    journal.write({ ...requested, level: 'info', on: deed.concerns ?? row.id, at });
    schedule(deed, { field, ahead, end, ...(sets && { sets }) }, at);
  };

  const begin = (deed: EventAction, at: number, fate?: ForcedOutcome): void => {
    const usual = planTransition(deed, holdings);
    const course = usual && fated(usual, fate);
    const failure = course?.end === 'failed' ? String(course.values.at(-1)) : undefined;
    set(deed, course, at);
    findBehaviour(deed.resource).begun?.(
      { ...deed, at, failure },
      { ...holdings, lifecycle, make: (of, values) => insertRow(of, values, {}, holdings) },
    );
  };

  const lifecycle: Lifecycle = {
    begin,
    resume: (deed, at) => {
      const course = planTransition(deed, holdings);
      if (!course) return;
      const { field, values, end } = course;
      const ahead = values.slice(values.indexOf(String(deed.row[field])) + 1);
      schedule(deed, { field, ahead, end }, at);
    },
    cancel: underWay.endAll,
    advance: (now) => {
      let changed = false;
      for (;;) {
        const transition = underWay.first();
        const due = transition?.due ?? Number.POSITIVE_INFINITY;
        const announced = journal.nextDue();
        if (Math.min(due, announced) > now) return changed;
        changed = true;
        if (transition && due <= announced) step(transition);
        else journal.writeNext();
      }
    },
    clockSet: (ms) => {
      underWay.delay(ms);
      journal.delay(ms);
    },
    duration,
    pending: underWay.all,
    takeChanges: underWay.takeChanges,
    restore: (transitions, now) => {
      for (const transition of transitions) {
        const { noun, id, field, due } = transition;
        const longest = lasting(String(account.table(noun).get(id)?.[field]));
        underWay.add({ ...transition, due: Math.min(due, now + longest) });
      }
    },
  };
  return lifecycle;
};
