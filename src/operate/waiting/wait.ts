import type { Resource } from '../../catalog/vocabulary.ts';
import {
  ConnectionFailure,
  Failure,
  Interruption,
  TimeoutFailure,
  UnavailableFailure,
} from '../../lib/failures/failures.ts';
import { tooManyFilesCode } from '../../lib/process/system-limits.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { spanText } from '../../lib/time/age.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import type { Session, Target } from '../session.ts';
import { someOf } from '../targets/name-words.ts';
import { createPollIntervals } from './backoff.ts';
import { verbCommandFor, viewOf } from './states.ts';
import type { WaitCondition } from './wait-condition.ts';
import { createWaitProgress, type WaitProgress } from './wait-progress.ts';
import {
  createTargetWatch,
  type EndedTarget,
  type TargetWatch,
  type WatchEnding,
  type WatchedTarget,
} from './watch.ts';

/** Pause before the first look, and the longest between two, in ms. */
const shortestPause = 500;
const longestPause = 10_000;

/**
 * A failure of a look that may pass: the wait goes on until its deadline. Certificates do not mend
 * themselves; files that are open are closed again.
 */
export const canStillChange = (failure: unknown): boolean => {
  if (!(failure instanceof Failure) || failure.details.lasting) return false;
  return (
    failure instanceof UnavailableFailure ||
    failure instanceof TimeoutFailure ||
    failure instanceof ConnectionFailure ||
    failure.code === tooManyFilesCode
  );
};

/** Looks once and survives what may pass; answers the trouble there was. */
const lookOnce = async (watch: TargetWatch): Promise<Error | undefined> => {
  try {
    await watch.look();
    return undefined;
  } catch (failure) {
    if (failure instanceof Error && canStillChange(failure)) return failure;
    throw failure;
  }
};

/** Progress is for the eye: where it cannot be shown, the wait goes on. */
const tellQuietly = (progress: WaitProgress, trouble?: Error): Promise<void> =>
  progress.tell(trouble).catch(() => {});

/** Looks with pauses until all has ended or the time is over; answers the last trouble. */
const lookUntil = async (
  { host: { clock, signal }, options }: Session,
  watch: TargetWatch,
  progress: WaitProgress,
  deadline: number,
): Promise<Error | undefined> => {
  let trouble: Error | undefined;
  // One look that fails is nothing to speak of.
  let failures = 0;
  const pauses = createPollIntervals(options.pollMs, { first: shortestPause, most: longestPause });
  while (watch.pending().length > 0 && clock.monotonic() < deadline) {
    await clock.sleep(Math.min(pauses.next(), Math.max(deadline - clock.monotonic(), 0)), signal);
    trouble = await lookOnce(watch);
    failures = trouble ? failures + 1 : 0;
    await tellQuietly(progress, failures > 1 ? trouble : undefined);
  }
  return trouble;
};

/** What a wait is for, in words that follow `waited for`. */
const goalOf = ({ words, gone }: WaitCondition): string => {
  if (gone) return 'it to be deleted';
  return words ?? 'it to come to rest';
};

/** The end of a wait whose last looks failed: where the target is by then is not known. */
const unseen = (
  { title }: Resource,
  { name }: Target,
  { value, goal, ms, trouble }: Late & { readonly trouble: Error },
): TimeoutFailure => {
  const seen = value === '' ? 'was not seen again' : `was ${value} when it was last seen`;
  const message = `${title} ${name} ${seen}; waited ${spanText(ms)} for ${goal}`;
  return new TimeoutFailure(message, {
    code: 'wait_timeout',
    hint: `the last look at it failed: ${trouble.message}`,
  });
};

/** What is told of a target when the time is over. */
interface Late {
  readonly value: string;
  readonly goal: string;
  readonly ms: number;
}

const late = (
  resource: Resource,
  target: Target,
  { trouble, ...told }: Late & { readonly trouble: Error | undefined },
): TimeoutFailure => {
  if (trouble) return unseen(resource, target, { ...told, trouble });
  const where = `${resource.title} ${target.name} is still ${told.value || 'under way'}`;
  return new TimeoutFailure(`${where} after ${spanText(told.ms)}`, {
    code: 'wait_timeout',
    hint: `still in progress: check with "${verbCommandFor(resource, viewOf(resource), target)}", or wait longer with --timeout`,
  });
};

/**
 * The end of a wait by Ctrl-C, for each of those under way: the platform goes on whether we watch
 * or not.
 */
const stopped = (
  resource: Resource,
  { words }: WaitCondition,
  watch: TargetWatch,
  signal: AbortSignal,
): ((target: Target) => Interruption) => {
  const kind = signal.reason instanceof Interruption ? signal.reason.kind : 'interrupted';
  const goal = words === undefined ? '' : ` --for ${quoteForShell(words)}`;
  const endOf = (targets: readonly Target[], partOf?: Interruption): Interruption => {
    const names = someOf(targets.map(({ name }) => name));
    return new Interruption(kind, `stopped waiting; the platform goes on with ${names}`, {
      hint: `wait again: ${verbCommandFor(resource, 'wait', ...targets)}${goal}`,
      ...(partOf && { partOf }),
    });
  };
  const whole = endOf(watch.pending());
  return (target) => endOf([target], whole);
};

/** How a wait is conducted. */
interface Conduct {
  /** `now` where what is there already has come to its end before any look. */
  readonly from?: 'now';
  /** Hears of each end when it comes. */
  readonly ended?: EndedTarget;
}

/**
 * Watches targets until each has come where `aim` wants it, failed, or the time is over. Looks that
 * fail in passing are survived. Answers how it ended for each, by id; nothing is thrown for an end
 * of any kind, Ctrl-C included, so that every target can be accounted for.
 */
export const waitForWatched = async (
  session: Session,
  resource: Resource,
  aim: WaitCondition,
  targets: readonly WatchedTarget[],
  { from, ended }: Conduct = {},
): Promise<ReadonlyMap<string, WatchEnding>> => {
  const { clock, signal } = session.host;
  const started = clock.monotonic();
  const watch = createTargetWatch(session, resource, aim, targets, ended);
  if (from === 'now') watch.begin();
  if (watch.pending().length === 0) return watch.endings();
  const progress = createWaitProgress(session, resource, aim, watch, targets);
  try {
    await tellQuietly(progress);
    const deadline = started + session.options.waitTimeoutMs;
    const trouble = await lookUntil(session, watch, progress, deadline);
    const ms = clock.monotonic() - started;
    const goal = goalOf(aim);
    watch.endWith((target) =>
      late(resource, target, { value: watch.valueAt(target), goal, ms, trouble }),
    );
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    watch.endWith(signal.aborted ? stopped(resource, aim, watch, signal) : () => failure);
  } finally {
    // A signal that came is heard first.
    await awaitLoopTurn();
    progress.stop();
  }
  return watch.endings();
};
