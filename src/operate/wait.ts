import type { Awaited, Resource } from '../catalog/vocabulary.ts';
import {
  ConnectionFailure,
  Failure,
  Interruption,
  TimeoutFailure,
  UnavailableFailure,
} from '../failures.ts';
import { openProgress } from '../output/progress.ts';
import type { Session, Target } from './session.ts';
import { commandFor } from './states.ts';
import { type Ending, openWatch, type Watch } from './watch.ts';

/** Pause before the first look, and the longest between two, in ms. */
const shortestPause = 500;
const longestPause = 10_000;

/** A failure of a look that may pass: the wait goes on until its deadline. */
const mayPass = (failure: unknown): boolean =>
  failure instanceof UnavailableFailure ||
  failure instanceof TimeoutFailure ||
  failure instanceof ConnectionFailure;

/** Looks once and survives what may pass; answers the trouble there was. */
const lookOnce = async (watch: Watch): Promise<Error | undefined> => {
  try {
    await watch.look();
    return undefined;
  } catch (failure) {
    if (failure instanceof Error && mayPass(failure)) return failure;
    throw failure;
  }
};

/** Where the first of those pending is, and how many more there are. */
const progressOf = (watch: Watch): string | undefined => {
  const [first, ...others] = watch.pending();
  const value = first && watch.valueAt(first);
  if (!first || !value) return undefined;
  return `${first.name} is ${value}${others.length > 0 ? ` and ${others.length} more` : ''}`;
};

/** Looks with growing pauses until all has ended or the time is over; answers the last trouble. */
const lookUntil = async (
  session: Session,
  watch: Watch,
  deadline: number,
): Promise<Error | undefined> => {
  const { clock, signal, terminal } = session.host;
  const progress = openProgress(terminal, { quiet: session.options.quiet, clock });
  const say = (): void => {
    const text = progressOf(watch);
    if (text) progress.say(text);
  };
  let trouble: Error | undefined;
  try {
    say();
    for (let pause = shortestPause; watch.pending().length > 0 && clock.now() < deadline; ) {
      const jittered = pause * (0.8 + 0.4 * Math.random());
      await clock.sleep(Math.min(jittered, Math.max(deadline - clock.now(), 0)), signal);
      trouble = await lookOnce(watch);
      say();
      pause = Math.min(pause * 1.3, longestPause);
    }
  } finally {
    progress.stop();
  }
  return trouble;
};

const elapsed = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1000)} s`;

const late = (
  resource: Resource,
  target: Target,
  value: string,
  { ms, trouble }: { readonly ms: number; readonly trouble: Error | undefined },
): TimeoutFailure => {
  const where = `${resource.title} ${target.name} is still ${value || 'under way'}`;
  return new TimeoutFailure(`${where} after ${elapsed(ms)}`, {
    code: 'wait_timeout',
    hint: trouble
      ? `the last look at it failed: ${trouble.message}`
      : `it goes on: see "${commandFor(resource, 'show', target)}", or allow more with --timeout`,
  });
};

/** The end of a wait by Ctrl-C: the action goes on at the platform whether we watch or not. */
const stopped = (resource: Resource, watch: Watch, signal: AbortSignal): Interruption => {
  const kind = signal.reason instanceof Interruption ? signal.reason.kind : 'interrupted';
  const pending = watch.pending();
  const [first] = pending;
  const names = pending.map(({ name }) => name).join(', ');
  return new Interruption(kind, `stopped waiting; the platform goes on with ${names}`, {
    ...(first && { hint: `see how it is: ${commandFor(resource, 'show', first)}` }),
  });
};

/**
 * Watches targets until each has come where `awaits` wants it, failed, or the time is over. Looks
 * that fail in passing are survived. Answers how it ended for each, by id; nothing is thrown for
 * an end of any kind, Ctrl-C included, so that every target can be accounted for.
 */
export const waitFor = async (
  session: Session,
  resource: Resource,
  awaits: Awaited,
  targets: readonly Target[],
): Promise<ReadonlyMap<string, Ending>> => {
  const { clock, signal } = session.host;
  const started = clock.now();
  const watch = openWatch(session, resource, awaits, targets);
  try {
    const trouble = await lookUntil(session, watch, started + session.options.waitTimeoutMs);
    const ms = clock.now() - started;
    watch.endWith((target) => late(resource, target, watch.valueAt(target), { ms, trouble }));
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const end = signal.aborted ? stopped(resource, watch, signal) : failure;
    watch.endWith(() => end);
  }
  return watch.endings();
};
