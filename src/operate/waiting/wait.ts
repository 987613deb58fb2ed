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
import { formatSpan } from '../../lib/time/age.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import type { Session } from '../session.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';
import { createPollIntervals } from './poll-intervals.ts';
import { findCauseView, formatVerbCommand } from './states.ts';
import type { WaitCondition } from './wait-condition.ts';
import { createWaitProgress, type WaitProgress } from './wait-progress.ts';
import {
  createTargetWatch,
  type EndListener,
  type TargetWatch,
  type WatchEnding,
  type WatchRequest,
} from './watch.ts';

/** Interval before the first poll, and the longest between two, in ms. */
const shortestInterval = 500;
const longestInterval = 10_000;

/**
 * A failure of a poll that may pass: the wait goes on until its deadline. Certificates do not mend
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

/** Polls once and survives what may pass; returns the trouble there was. */
const pollOnce = async (watch: TargetWatch): Promise<Error | undefined> => {
  try {
    await watch.poll();
    return undefined;
  } catch (failure) {
    if (failure instanceof Error && canStillChange(failure)) return failure;
    throw failure;
  }
};

/** Progress is for the eye: where it cannot be shown, the wait goes on. */
const showProgress = (progress: WaitProgress, trouble?: Error): Promise<void> =>
  progress.show(trouble).catch(() => {});

/** Polls at intervals until all has ended or the time is over; returns the last trouble. */
const pollUntil = async (
  session: Session,
  watch: TargetWatch,
  progress: WaitProgress,
  deadline: number,
): Promise<Error | undefined> => {
  const { clock, signal } = session.host;
  let trouble: Error | undefined;
  // One poll that fails is not reported.
  let failures = 0;
  const intervals = createPollIntervals(session, {
    first: shortestInterval,
    most: longestInterval,
  });
  while (watch.listPending().length > 0 && clock.monotonic() < deadline) {
    await clock.sleep(
      Math.min(intervals.next(), Math.max(deadline - clock.monotonic(), 0)),
      signal,
    );
    trouble = await pollOnce(watch);
    failures = trouble ? failures + 1 : 0;
    await showProgress(progress, failures > 1 ? trouble : undefined);
  }
  return trouble;
};

/** What a wait is for, in words that follow `waited for`. */
const describeGoal = ({ words, deleted }: WaitCondition): string => {
  if (deleted) return 'it to be deleted';
  return words ?? 'it to come to rest';
};

/** The timeout of a wait whose last polls failed: the state of the target is not known then. */
const createUnseenFailure = (
  { title }: Resource,
  { name }: Target,
  { value, goal, ms, trouble }: Late & { readonly trouble: Error },
): TimeoutFailure => {
  const seen = value === '' ? 'was not seen again' : `was ${value} when it was last seen`;
  const message = `${title} ${name} ${seen}; waited ${formatSpan(ms)} for ${goal}`;
  return new TimeoutFailure(message, {
    code: 'wait_timeout',
    hint: `the last look at it failed: ${trouble.message}`,
  });
};

/** What is reported of a target when the time is over. */
interface Late {
  readonly value: string;
  readonly goal: string;
  readonly ms: number;
}

const createLateFailure = (
  resource: Resource,
  target: Target,
  { trouble, ...late }: Late & { readonly trouble: Error | undefined },
): TimeoutFailure => {
  if (trouble) return createUnseenFailure(resource, target, { ...late, trouble });
  const where = `${resource.title} ${target.name} is still ${late.value || 'under way'}`;
  return new TimeoutFailure(`${where} after ${formatSpan(late.ms)}`, {
    code: 'wait_timeout',
    hint: `still in progress: check with "${formatVerbCommand(resource, findCauseView(resource), target)}", or wait longer with --timeout`,
  });
};

/**
 * The end of a wait by Ctrl-C, for each of those under way: the platform goes on whether we watch
 * or not.
 */
const createStopFailures = (
  { resource, condition: { words } }: WatchRequest,
  watch: TargetWatch,
  signal: AbortSignal,
): ((target: Target) => Interruption) => {
  const kind = signal.reason instanceof Interruption ? signal.reason.kind : 'interrupted';
  const goal = words === undefined ? '' : ` --for ${quoteForShell(words)}`;
  const endOf = (targets: readonly Target[], partOf?: Interruption): Interruption => {
    const names = joinSomeNames(targets.map(({ name }) => name));
    return new Interruption(kind, `stopped waiting; the platform goes on with ${names}`, {
      hint: `wait again with "${formatVerbCommand(resource, 'wait', ...targets)}${goal}"`,
      ...(partOf && { partOf }),
    });
  };
  const whole = endOf(watch.listPending());
  return (target) => endOf([target], whole);
};

/** How a wait goes. */
interface WaitOptions {
  /** `now` where what is there already has come to its end before any poll. */
  readonly from?: 'now';
  /** Is called at each end. */
  readonly onEnd?: EndListener;
}

/**
 * Watches targets until each meets the condition, has failed, or the time is over. Polls that fail
 * in passing are survived. Answers how it ended for each, by id; nothing is thrown for an end
 * of any kind, Ctrl-C included, so that every target can be accounted for.
 */
export const waitForWatched = async (
  session: Session,
  request: WatchRequest,
  { from, onEnd }: WaitOptions = {},
): Promise<ReadonlyMap<string, WatchEnding>> => {
  const { resource, condition } = request;
  const { clock, signal } = session.host;
  const started = clock.monotonic();
  const watch = createTargetWatch(session, request, onEnd);
  if (from === 'now') watch.begin();
  if (watch.listPending().length === 0) return watch.listEndings();
  const progress = createWaitProgress(session, request, watch);
  try {
    await showProgress(progress);
    const deadline = started + session.options.waitTimeoutMs;
    const trouble = await pollUntil(session, watch, progress, deadline);
    const ms = clock.monotonic() - started;
    const goal = describeGoal(condition);
    watch.endWith((target) =>
      createLateFailure(resource, target, { value: watch.readValue(target), goal, ms, trouble }),
    );
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    watch.endWith(signal.aborted ? createStopFailures(request, watch, signal) : () => failure);
  } finally {
    // A signal that arrived meanwhile is handled first.
    await awaitLoopTurn();
    progress.stop();
  }
  return watch.listEndings();
};
