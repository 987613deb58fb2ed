import { setImmediate as nextTurn } from 'node:timers/promises';
import { ActionFailure, Failure, Interruption } from '../../lib/failures/failures.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { withUsers } from '../input/uses.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { createActionResult, type PlannedRequest, type SendCall } from './action-result.ts';
import { ignoreResult, type SendListener, waitForAll } from './await-results.ts';
import type { Result } from './outcome.ts';
import { buildActionRequest } from './requests.ts';

/** Reports an interrupted action as not sent, unless the failure names a request. */
const withNotSent = ({ name }: SendCall, target: Target, failure: Failure): Failure =>
  failure instanceof Interruption && failure.details.request === undefined
    ? new Interruption(failure.kind, `${name} of ${target.name} was not sent`, { code: 'not_sent' })
    : failure;

const sendOne = async (
  session: Session,
  sending: SendCall,
  { target, request }: PlannedRequest,
  before: () => Promise<void>,
): Promise<Result> => {
  try {
    const answer = await session.platform.send(request, {
      signal: session.host.signal,
      before,
      called: flagLabelFor(sending.verb.sends ?? {}),
      secret: sending.verb.answers?.kind === 'secret',
    });
    return createActionResult(session, sending, { target, request }, answer);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const explained = await withUsers(session, sending, target, failure);
    return { target, failure: withNotSent(sending, target, explained) };
  }
};

/** The failure of a target to which nothing was sent because another one failed. */
const createNotSentFailure = ({ name }: SendCall, target: Target): Failure =>
  new ActionFailure(`${name} of ${target.name} was not sent: an earlier target failed`, {
    code: 'not_sent',
  });

/**
 * Sends the action to every target, within the concurrency limit. A failure, including an
 * interruption, is the result of its target. With `--fail-fast` nothing is sent after the first
 * failure. `onResult` is called with each result as soon as it is known.
 */
export const sendAll = async (
  session: Session,
  sending: SendCall,
  planned: readonly PlannedRequest[],
  onResult: SendListener = ignoreResult,
): Promise<readonly Result[]> => {
  let hasFailed = false;
  return Promise.all(
    planned.map(async (one) => {
      const result = await sendOne(session, sending, one, async () => {
        if (!sending.failFast) return;
        // Responses of this turn of the event loop are handled before the next one.
        await nextTurn();
        if (hasFailed) throw createNotSentFailure(sending, one.target);
      });
      hasFailed ||= result.failure !== undefined;
      onResult(result);
      return result;
    }),
  );
};
/** Runs a preceding action on these targets and waits for its end. */
export const sendBefore = async (
  session: Session,
  sending: SendCall,
  targets: readonly Target[],
): Promise<readonly Result[]> => {
  const { resource, verb } = sending;
  const planned = targets.map((target) => ({
    target,
    request: buildActionRequest(resource, verb, target),
  }));
  const sent = await sendAll(session, sending, planned);
  return waitForAll(session, { resource, awaits: verb.awaits }, sent);
};
