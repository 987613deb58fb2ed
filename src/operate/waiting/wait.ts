import {
  ConnectionFailure,
  Failure,
  TimeoutFailure,
  UnavailableFailure,
} from '../../lib/failures/failures.ts';
import { tooManyFilesCode } from '../../lib/process/system-limits.ts';
import { awaitLoopTurn } from '../../lib/time/loop-turn.ts';
import type { Session } from '../session.ts';
import { createPollIntervals } from './poll-intervals.ts';
import { createLateFailure, createPollFailure, createStopFailures } from './wait-failures.ts';
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
 * Whether a failure of a poll may be temporary, so that the wait continues until its deadline. A
 * certificate does not become valid; open files are closed at some point.
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

/** Polls once; returns a temporary failure and throws any other. */
const pollOnce = async (watch: TargetWatch): Promise<Error | undefined> => {
  try {
    await watch.poll();
    return undefined;
  } catch (failure) {
    if (failure instanceof Error && canStillChange(failure)) return failure;
    throw failure;
  }
};

/** Shows progress; the wait continues if that fails. */
const showProgress = (progress: WaitProgress, trouble?: Error): Promise<void> =>
  progress.show(trouble).catch(() => {});

/** Polls until all targets have ended or the deadline is reached; returns the last failure. */
const pollUntil = async (
  session: Session,
  watch: TargetWatch,
  progress: WaitProgress,
  deadline: number,
): Promise<Error | undefined> => {
  const { clock, signal } = session.host;
  let trouble: Error | undefined;
  // A single failed poll is not reported.
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

/** Options of a wait. */
interface WaitOptions {
  /** `now` if targets may meet the condition before the first poll. */
  readonly from?: 'now';
  /** Called for each ended target. */
  readonly onEnd?: EndListener;
}

/**
 * Watches targets until each meets the condition, has failed, or the deadline is reached. Temporary
 * failures of polls are ignored. Resolves to the ending of each target by id; no ending is thrown,
 * not even Ctrl-C, so that every target can be reported.
 */
export const waitForWatched = async (
  session: Session,
  request: WatchRequest,
  { from, onEnd }: WaitOptions = {},
): Promise<ReadonlyMap<string, WatchEnding>> => {
  const { clock, signal } = session.host;
  const started = clock.monotonic();
  const watch = createTargetWatch(session, request, onEnd);
  if (from === 'now') await watch.begin();
  if (watch.listPending().length === 0) return watch.listEndings();
  const progress = createWaitProgress(session, request, watch);
  try {
    await showProgress(progress);
    const deadline = started + session.options.waitTimeoutMs;
    const trouble = await pollUntil(session, watch, progress, deadline);
    const ms = clock.monotonic() - started;
    watch.endWith((target) =>
      createLateFailure(request, target, { value: watch.readValue(target), ms, trouble }),
    );
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const broken = signal.aborted ? undefined : createPollFailure(request, failure);
    watch.endWith(broken ? () => broken : createStopFailures(request, watch, signal));
  } finally {
    // Handle a signal that arrived meanwhile first.
    await awaitLoopTurn();
    progress.stop();
  }
  return watch.listEndings();
};
