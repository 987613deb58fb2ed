import type { Awaited, Resource } from '../catalog/vocabulary.ts';
import {
  ActionFailure,
  ConnectionFailure,
  Failure,
  Interruption,
  TargetFailure,
  TimeoutFailure,
  UnavailableFailure,
} from '../failures.ts';
import type { Item } from '../output/document.ts';
import { openProgress } from '../output/progress.ts';
import { textOf } from './answers.ts';
import type { Session, Target } from './session.ts';
import { commandFor, waysOut } from './states.ts';

/** Pause before the first poll, and the longest between two, in ms. */
const shortestPause = 500;
const longestPause = 10_000;

/** How a wait ended for one target: its last row, `undefined` when it is gone, or a failure. */
export type Ending =
  | { readonly item: Item | undefined }
  | { readonly item: Item | undefined; readonly failure: Failure };

/** What one look at the platform shows: rows by id, gone ones missing. */
type Look = ReadonlyMap<string, Item>;

const lookAtOne = async (session: Session, resource: Resource, id: string): Promise<Look> => {
  try {
    return new Map([[id, await session.directory.fresh(resource, id)]]);
  } catch (failure) {
    if (failure instanceof TargetFailure) return new Map();
    throw failure;
  }
};

/** One request whatever the number of targets: the thing itself, or the list for several. */
const look = async (
  session: Session,
  resource: Resource,
  pending: readonly Target[],
): Promise<Look> => {
  const [only] = pending;
  if (only && pending.length === 1) return lookAtOne(session, resource, only.id);
  const items = await session.directory.freshList(resource);
  return new Map(items.map((item) => [textOf(item, 'id'), item]));
};

/** A failure of a poll that may pass: the wait goes on until its deadline. */
const mayPass = (failure: unknown): boolean =>
  failure instanceof UnavailableFailure ||
  failure instanceof TimeoutFailure ||
  failure instanceof ConnectionFailure;

const endingOf = (
  resource: Resource,
  awaits: Awaited,
  target: Target,
  item: Item | undefined,
): Ending | undefined => {
  if (!item) {
    if (awaits.gone) return { item };
    const failure = new ActionFailure(`${resource.title} ${target.name} is gone`, { code: 'gone' });
    return { item, failure };
  }
  const value = textOf(item, awaits.on ?? 'state');
  if (awaits.unless?.includes(value)) {
    const failure = new ActionFailure(`${resource.title} ${target.name} is ${value}`, {
      code: value,
      hint: waysOut(resource, target, value),
    });
    return { item, failure };
  }
  return awaits.until?.includes(value) ? { item } : undefined;
};

const elapsed = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;

/**
 * Watches targets until each has come where `awaits` wants it, failed, or the time is over. Polls
 * that fail in passing are survived. Answers how it ended for each, by id: also Ctrl-C is an ending,
 * as the action goes on at the platform whether we watch or not.
 */
export const waitFor = async (
  session: Session,
  resource: Resource,
  awaits: Awaited,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, Ending>> => {
  const { clock, signal, terminal } = session.host;
  const progress = openProgress(terminal, { quiet: session.options.quiet, clock });
  const started = clock.now();
  const deadline = started + session.options.waitTimeoutMs;
  const endings = new Map<string, Ending>();
  const states = new Map(targets.map(({ id, item }) => [id, textOf(item, awaits.on ?? 'state')]));
  const pending = (): readonly Target[] => targets.filter(({ id }) => !endings.has(id));
  const rows = new Map(targets.map(({ id, item }) => [id, item]));
  const lastSeen = (id: string): Item | undefined => rows.get(id);
  let trouble: unknown;

  const say = (): void => {
    const left = pending();
    const [first] = left;
    if (!first || !states.get(first.id)) return;
    const others = left.length > 1 ? ` and ${left.length - 1} more` : '';
    progress.say(`${first.name} is ${states.get(first.id)}${others}`);
  };

  const poll = async (): Promise<void> => {
    try {
      const seen = await look(session, resource, pending());
      trouble = undefined;
      for (const target of pending()) {
        const item = seen.get(target.id);
        if (item) rows.set(target.id, item);
        states.set(target.id, item ? textOf(item, awaits.on ?? 'state') : 'gone');
        const ending = endingOf(resource, awaits, target, item);
        if (ending) endings.set(target.id, ending);
      }
    } catch (failure) {
      if (!mayPass(failure)) throw failure;
      trouble = failure;
    }
  };

  try {
    let pause = shortestPause;
    say();
    while (pending().length > 0 && clock.now() < deadline) {
      const jittered = pause * (0.8 + 0.4 * Math.random());
      await clock.sleep(Math.min(jittered, Math.max(deadline - clock.now(), 0)), signal);
      await poll();
      say();
      pause = Math.min(pause * 1.3, longestPause);
    }
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const end = signal.aborted ? interrupted(resource, pending(), signal) : failure;
    for (const { id } of pending()) endings.set(id, { item: lastSeen(id), failure: end });
  } finally {
    progress.stop();
  }

  for (const target of pending()) {
    const state = states.get(target.id) ?? '';
    const failure = new TimeoutFailure(
      `${resource.title} ${target.name} is still ${state || 'under way'} after ${elapsed(clock.now() - started)}`,
      {
        code: 'wait_timeout',
        hint:
          trouble instanceof Error
            ? `the last look at it failed: ${trouble.message}`
            : `it goes on: see "${commandFor(resource, 'show', target)}", or allow more with --timeout`,
      },
    );
    endings.set(target.id, { item: lastSeen(target.id), failure });
  }
  return endings;
};

const interrupted = (
  resource: Resource,
  pending: readonly Target[],
  signal: AbortSignal,
): Interruption => {
  const kind = signal.reason instanceof Interruption ? signal.reason.kind : 'interrupted';
  const [first] = pending;
  const names = pending.map(({ name }) => name).join(', ');
  return new Interruption(kind, `stopped waiting; the platform goes on with ${names}`, {
    ...(first && { hint: `see how it is: ${commandFor(resource, 'show', first)}` }),
  });
};
