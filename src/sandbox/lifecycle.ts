import { resourceOf } from '../catalog/index.ts';
import type { Resource } from '../catalog/resource.ts';
import type { Awaited } from '../catalog/verbs.ts';
import { behaviourOf } from './behaviour/index.ts';
import type { Item } from './rows.ts';
import { type Deed, doneWording, failedWording, requestedWording } from './wording.ts';
import type { Holdings } from './world.ts';

/** A verb that is under way on one thing. Kept on disk, so that it survives a restart. */
export interface Transition {
  readonly noun: string;
  readonly id: string;
  /** The field it runs through, such as `state`. */
  readonly field: string;
  readonly verb: string;
  readonly by: string;
  /** Values still to come; empty when the thing goes with the present one. */
  readonly ahead: readonly string[];
  readonly end: 'done' | 'failed' | 'gone';
  /** When the next step is, in milliseconds since 1970. */
  readonly due: number;
}

/** Decides which verbs fail. */
export interface Outcomes {
  /** The failed state, one of `possible`, that a verb of this name ends in; undefined for none. */
  failureOf(verb: string, possible: readonly string[]): string | undefined;
}

/** Things changing by themselves as time passes. */
export interface Lifecycle {
  /** Sets a verb going on a thing, or does it at once where nothing has to pass. */
  begin(deed: Deed, at: number): void;
  /** Sets a verb going from the value the thing is already in; it will not fail. */
  resume(deed: Deed, at: number): void;
  /** Ends whatever is under way on a thing. */
  cancel(id: string): void;
  /** Brings everything up to `now`; true when something changed. */
  advance(now: number): boolean;
  /** How long something takes here that takes `minutes` on a real platform, in milliseconds. */
  duration(minutes: number): number;
  pending(): readonly Transition[];
  restore(transitions: readonly Transition[]): void;
}

/** How long each passing value lasts on a real platform, in minutes; one minute for others. */
const minutesIn: Readonly<Record<string, number>> = {
  commissioning: 2,
  booting: 1,
  bootstrapping: 3,
  shutting_down: 1,
  decommissioning: 1,
  compiling: 2,
};

const keyOf = (transition: Pick<Transition, 'id' | 'field'>): string =>
  `${transition.id} ${transition.field}`;

const awaitedBy = (resource: Resource, verb: string): Awaited | undefined => {
  const found = resource.verbs[verb];
  return found?.kind === 'action' || found?.kind === 'create' ? found.awaits : undefined;
};

/** Life cycles as the catalog tells them, `speed` times as fast as on a real platform. */
export const openLifecycle = (
  holdings: Holdings,
  { speed, outcomes }: { readonly speed: number; readonly outcomes: Outcomes },
): Lifecycle => {
  const { account, journal } = holdings;
  const underWay = new Map<string, Transition>();
  const duration = (minutes: number): number => (minutes * 60_000) / speed;
  const lasting = (value: string): number => duration(minutesIn[value] ?? 1);

  const enter = (resource: Resource, row: Item, field: string, value: string): void => {
    row[field] = value;
    behaviourOf(resource).entered?.(row, value, holdings);
  };

  const finish = (deed: Deed, end: Transition['end'], value: string, at: number): void => {
    const { resource, row } = deed;
    const failed = end === 'failed';
    const wording = failed ? failedWording(deed, value) : doneWording(deed);
    journal.write({ ...wording, level: failed ? 'error' : 'info', on: row.id, at });
    if (end === 'gone') account.forget(resource.noun, row.id);
  };

  /** Lets the present value last its time, then goes on to those ahead. */
  const schedule = (
    deed: Deed,
    course: Pick<Transition, 'field' | 'ahead' | 'end'>,
    at: number,
  ): void => {
    const present = String(deed.row[course.field]);
    const transition: Transition = {
      noun: deed.resource.noun,
      id: deed.row.id,
      verb: deed.verb,
      by: deed.by,
      ...course,
      due: at + lasting(present),
    };
    underWay.set(keyOf(transition), transition);
  };

  const courseOf = (
    { resource, row, verb }: Deed,
    awaits: Awaited,
    failure: string | undefined,
  ): { field: string; values: string[]; end: Transition['end'] } => {
    const via = behaviourOf(resource).via?.(row, verb) ?? awaits.via ?? [];
    const end = failure ? 'failed' : awaits.gone ? 'gone' : 'done';
    const last = failure ?? (awaits.gone ? undefined : awaits.until?.[0]);
    return {
      field: awaits.on ?? 'state',
      values: last === undefined ? [...via] : [...via, last],
      end,
    };
  };

  const step = (transition: Transition): void => {
    const { noun, id, field, verb, by, ahead, end, due } = transition;
    underWay.delete(keyOf(transition));
    const resource = resourceOf(noun);
    const row = account.table(noun).get(id);
    if (!row) return;
    const deed = { resource, row, verb, by };
    const [value, ...rest] = ahead;
    if (value !== undefined) enter(resource, row, field, value);
    const over = end === 'gone' ? value === undefined : rest.length === 0;
    if (over) finish(deed, end, String(row[field]), due);
    else schedule(deed, { field, ahead: rest, end }, due);
  };

  const earliest = (): Transition | undefined => {
    let first: Transition | undefined;
    for (const transition of underWay.values())
      if (!first || transition.due < first.due) first = transition;
    return first;
  };

  return {
    begin: (deed, at) => {
      const { resource, row, verb } = deed;
      const awaits = awaitedBy(resource, verb);
      if (!awaits) return finish(deed, 'done', '', at);
      const failure = outcomes.failureOf(verb, awaits.unless ?? []);
      const { field, values, end } = courseOf(deed, awaits, failure);
      const [value, ...ahead] = values;
      if (value === undefined) return finish(deed, end, '', at);
      underWay.delete(keyOf({ id: row.id, field }));
      enter(resource, row, field, value);
      if (ahead.length === 0 && end !== 'gone') return finish(deed, end, value, at);
      journal.write({ ...requestedWording(deed), level: 'info', on: row.id, at });
      return schedule(deed, { field, ahead, end }, at);
    },
    resume: (deed, at) => {
      const awaits = awaitedBy(deed.resource, deed.verb);
      if (!awaits) return;
      const { field, values, end } = courseOf(deed, awaits, undefined);
      const ahead = values.slice(values.indexOf(String(deed.row[field])) + 1);
      schedule(deed, { field, ahead, end }, at);
    },
    cancel: (id) => {
      for (const [key, transition] of underWay) if (transition.id === id) underWay.delete(key);
    },
    advance: (now) => {
      let changed = false;
      for (;;) {
        const transition = earliest();
        const due = transition?.due ?? Number.POSITIVE_INFINITY;
        const announced = journal.nextDue();
        if (Math.min(due, announced) > now) return changed;
        changed = true;
        if (transition && due <= announced) step(transition);
        else journal.writeNext();
      }
    },
    duration,
    pending: () => [...underWay.values()],
    restore: (transitions) => {
      for (const transition of transitions) underWay.set(keyOf(transition), transition);
    },
  };
};
