import type { EndEvent } from '../../catalog/action-verb.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ActionFailure, Failure, TimeoutFailure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { openProgress } from '../../output/terminal/progress.ts';
import type { Result } from '../outcomes/outcome.ts';
import { maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';
import { type ExpectedEvent, findEndEvent, isFailureEvent, readEventText } from './end-event.ts';
import { createPollIntervals } from './poll-intervals.ts';
import { formatVerbCommand } from './states.ts';
import { createStops } from './stop-failures.ts';
import { canStillChange } from './wait.ts';

/** Interval before the first poll, and the longest between two, in ms. */
const shortestInterval = 500;
const longestInterval = 10_000;

/** An action whose end is an event of its target. */
export interface EventWait {
  readonly resource: Resource;
  /** The verb. */
  readonly name: string;
  readonly endEvent: EndEvent;
  /** The event that is expected for the result of a target. */
  readonly expectedOf: (result: Result) => ExpectedEvent;
}

/** Reads the events of a target again; undefined if its end is not among them. */
const readEnding = async (
  session: Session,
  wait: EventWait,
  result: Result,
): Promise<Result | undefined> => {
  const { resource, name, endEvent, expectedOf } = wait;
  const { target } = result;
  const view = resource.verbs[endEvent.among];
  if (view?.kind !== 'view') throw new Error(`${resource.noun} has no view ${endEvent.among}`);
  const events = await session.cache.createEmpty().listView(resource, target.id, view.path);
  const expected = expectedOf(result);
  const event = findEndEvent(expected, events);
  if (!event) return undefined;
  const { requested: _, answer: __, ...rest } = result;
  if (!isFailureEvent(expected, endEvent, event)) {
    return { ...rest, answer: maskSecrets(session, expected.of, event) };
  }
  const text = readEventText(expected.of, event);
  const failure = new ActionFailure(
    `${name} of ${expected.name} on ${resource.title} ${target.name} failed: ${text}`,
    { code: 'failed', hint: `see "${formatEventsCommand(wait, target)}"` },
  );
  return { ...rest, failure };
};

/** The command that shows the events of a target. */
const formatEventsCommand = (
  { resource, endEvent }: EventWait,
  target: Target | undefined,
): string => formatVerbCommand(resource, endEvent.among, ...(target ? [target] : []));

/** The end of a wait whose event was not seen; `trouble` if the last poll failed. */
const createLate = (
  wait: EventWait,
  result: Result,
  { ms, trouble }: { readonly ms: number; readonly trouble: Failure | undefined },
): TimeoutFailure => {
  const { resource, name, expectedOf } = wait;
  const what = `${name} of ${expectedOf(result).name} on ${resource.title} ${result.target.name}`;
  const message = trouble
    ? `the end of ${what} is not known: its events could not be read; waited ${formatSpan(ms)}`
    : `no event reported the end of ${what} within ${formatSpan(ms)}`;
  return new TimeoutFailure(message, {
    code: 'wait_timeout',
    // The same command with a longer timeout would start it again.
    hint: trouble
      ? `the last poll failed: ${trouble.message}`
      : `check with "${formatEventsCommand(wait, result.target)}"`,
  });
};

/** The end of a result, if it was seen; otherwise the temporary failure to look, if any. */
interface Look {
  readonly result: Result;
  readonly end?: Result | undefined;
  readonly trouble?: Failure;
}

/** Reads the ends of pending results. */
const pollPending = (
  session: Session,
  wait: EventWait,
  pending: readonly Result[],
): Promise<readonly Look[]> =>
  Promise.all(
    pending.map(async (result): Promise<Look> => {
      try {
        return { result, end: await readEnding(session, wait, result) };
      } catch (failure) {
        if (!(failure instanceof Failure) || session.host.signal.aborted) throw failure;
        return canStillChange(failure)
          ? { result, trouble: failure }
          : { result, end: { ...result, failure } };
      }
    }),
  );

/**
 * Waits for the event that reports the end of each sent result, and returns all results with their
 * ends; `onResult` is called for each end. Nothing is thrown, not even Ctrl-C, so that every target
 * can be reported.
 */
export const waitForEvents = async (
  session: Session,
  wait: EventWait,
  results: readonly Result[],
  onResult: (result: Result) => void,
): Promise<readonly Result[]> => {
  const { clock, signal, terminal } = session.host;
  const ends = new Map<string, Result>();
  /** The temporary failures of the last poll. */
  const troubles = new Map<string, Failure | undefined>();
  const end = (result: Result): void => {
    ends.set(result.target.id, result);
    onResult(result);
  };
  const listPending = (): readonly Result[] =>
    results.filter(
      ({ failure, unchanged, target }) => !failure && !unchanged && !ends.has(target.id),
    );
  const started = clock.monotonic();
  const { waitTimeoutMs: limit, quiet } = session.options;
  const intervals = createPollIntervals(session, {
    first: shortestInterval,
    most: longestInterval,
  });
  const progress = openProgress(terminal, { quiet, clock, since: started });
  try {
    while (listPending().length > 0 && clock.monotonic() - started < limit) {
      const pending = listPending();
      progress.say(
        `waiting for ${wait.name} on ${joinSomeNames(pending.map(({ target }) => target.name))}`,
      );
      const left = Math.max(limit - (clock.monotonic() - started), 0);
      await clock.sleep(Math.min(intervals.next(), left), signal);
      for (const look of await pollPending(session, wait, pending)) {
        troubles.set(look.result.target.id, look.trouble);
        if (look.end) end(look.end);
      }
    }
    for (const result of listPending()) {
      const ms = clock.monotonic() - started;
      const trouble = troubles.get(result.target.id);
      end({ ...result, failure: createLate(wait, result, { ms, trouble }) });
    }
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const pending = listPending();
    const stops = createStops(
      signal,
      pending.map(({ target }) => target),
      (targets) => `check with "${formatEventsCommand(wait, targets[0])}"`,
    );
    for (const result of pending) {
      end({ ...result, failure: signal.aborted ? stops(result.target) : failure });
    }
  } finally {
    progress.stop();
  }
  return results.map((result) => ends.get(result.target.id) ?? result);
};
