/** The failures of waits that end before their targets do: at the timeout, after Ctrl-C, without polls. */
import { type Failure, type Interruption, TimeoutFailure } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { formatSpan } from '../../lib/time/age.ts';
import type { Target } from '../targets/target.ts';
import { formatState } from './state-words.ts';
import { findCauseView, formatVerbCommand } from './states.ts';
import { createStops } from './stop-failures.ts';
import type { WaitCondition } from './wait-condition.ts';
import type { TargetWatch, WatchedTarget, WatchRequest } from './watch.ts';

/** The goal of a wait, in words that follow `waited for`. */
const describeGoal = ({ words, deleted }: WaitCondition): string => {
  if (deleted) return 'its deletion';
  return words ?? 'a settled state';
};

/** A hint, with the command that waits again if that is not the one of the resource. */
const withResume = (hint: string, { resume }: WatchRequest): string =>
  resume === undefined ? hint : `${hint}; wait again with "${resume}"`;

/** The state of a target at the timeout. */
interface Late {
  readonly value: string;
  /** How long was waited. */
  readonly ms: number;
  /** Why the last poll failed. */
  readonly trouble: Error | undefined;
}

/** The timeout of a wait whose last polls failed, so that the state is not known. */
const createUnseenFailure = (
  request: WatchRequest,
  { name, condition = request.condition }: WatchedTarget,
  { value, ms, trouble }: Late & { readonly trouble: Error },
): TimeoutFailure => {
  const seen = value === '' ? 'could not be read' : `was ${formatState(value)} when last seen`;
  const waited = `waited ${formatSpan(ms)} for ${describeGoal(condition)}`;
  return new TimeoutFailure(`${request.resource.title} ${name} ${seen}; ${waited}`, {
    code: 'wait_timeout',
    hint: withResume(`the last poll failed: ${trouble.message}`, request),
  });
};

/** Creates the failure of a target that has not ended by the timeout. */
export const createLateFailure = (
  request: WatchRequest,
  target: WatchedTarget,
  { trouble, ...late }: Late,
): TimeoutFailure => {
  if (trouble) return createUnseenFailure(request, target, { ...late, trouble });
  const { resource, resume } = request;
  const where = `${resource.title} ${target.name} is still ${formatState(late.value) || 'in progress'}`;
  const view = formatVerbCommand(resource, findCauseView(resource), target);
  return new TimeoutFailure(`${where} after ${formatSpan(late.ms)}`, {
    code: 'wait_timeout',
    // The same command with a longer timeout would start anew what is resumed.
    hint: withResume(
      resume === undefined
        ? `check with "${view}", or wait longer with --timeout`
        : `check with "${view}"`,
      request,
    ),
  });
};

/** The failure of a poll that ends a wait; it names the command that waits again. */
export const createPollFailure = (request: WatchRequest, failure: Failure): Failure => {
  const { resume } = request;
  if (resume === undefined) return failure;
  const { hint } = failure.details;
  const again = hint === undefined ? `wait again with "${resume}"` : withResume(hint, request);
  return withDetails(failure, failure.message, { hint: again });
};

/** Creates the failures of pending targets after Ctrl-C. The platform continues the actions. */
export const createStopFailures = (
  { resource, condition: { words }, resume }: WatchRequest,
  watch: TargetWatch,
  signal: AbortSignal,
): ((target: Target) => Interruption) => {
  const goal = words === undefined ? '' : ` --for ${quoteForShell(words)}`;
  return createStops(
    signal,
    watch.listPending(),
    (targets) =>
      `wait again with "${resume ?? `${formatVerbCommand(resource, 'wait', ...targets)}${goal}`}"`,
  );
};
