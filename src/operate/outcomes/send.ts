import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ActionVerb, Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { ActionFailure, Failure, Interruption } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { PlatformAnswer, Request } from '../../platform/platform.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { checkNothingElse, readItem, readText, sameThingIn } from '../rows/answers.ts';
import { maskAll, maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { findSuccessByWord, type WaitChoice } from '../waiting/condition-words.ts';
import { waitForWatched } from '../waiting/wait.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import type { WatchEnding } from '../waiting/watch.ts';
import type { Result } from './report.ts';
import { buildActionRequest } from './requests.ts';

/** A target with the request its action takes. */
export interface PlannedRequest {
  readonly target: Target;
  readonly request: Request;
}

/** An action of a resource, by its name. */
export interface ResourceAction {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
}

/** An action on targets, ready to be sent. */
export interface SendCall extends ResourceAction {
  /** Send nothing more once it has failed for one of its targets. */
  readonly failFast: boolean;
}

/** Is called with a result as soon as it is there. */
export type SendListener = (result: Result) => void;

const noListener: SendListener = () => {};

/**
 * Whether what the platform accepted ends some time after its answer. The end can be seen in the
 * answer only where it is not also where the action began.
 */
const endsLater = (verb: ActionVerb, target: Target, answer: Item | undefined): boolean => {
  if (verb.endsLater) return true;
  if (!verb.awaits) return false;
  if (!answer || verb.answers || verb.repeats) return true;
  const condition = createWaitCondition(verb.awaits);
  return condition.isOver(target.item, undefined) || !condition.isOver(answer, undefined);
};

/** The status of what the platform has taken on and not done yet. */
const accepted = 202;

const createResult = (
  session: Session,
  sending: SendCall,
  { target, request }: PlannedRequest,
  answer: PlatformAnswer,
): Result => {
  const item = readAnsweredItem(sending.verb, { target, request }, answer);
  const isLater = answer.status === accepted || endsLater(sending.verb, target, item);
  return {
    ...readAnswer(session, sending, target, item),
    ...(isLater && { requested: true }),
  };
};

/** What the request names that the answer is a row of: the server that something is attached to. */
const findSentId = ({ sends = {}, answers }: ActionVerb, { body }: Request): string => {
  if (answers?.kind !== 'row' || !isJsonObject(body)) return '';
  const key = Object.keys(sends).find((name) => sends[name]?.to === answers.of);
  return key === undefined ? '' : readText(body, key);
};

/** What was answered, if anything is. Throws a `ConnectionFailure` on what is not of this action. */
const readAnsweredItem = (
  verb: ActionVerb,
  { target, request }: PlannedRequest,
  answer: PlatformAnswer,
): Item | undefined => {
  const words = `${request.method} ${request.path}`;
  switch (verb.answers?.kind) {
    case undefined:
      return sameThingIn(answer, target.id, words);
    case 'row':
      return sameThingIn(answer, findSentId(verb, request), words);
    case 'secret':
      return readItem(answer, words);
    case 'nothing': {
      const other = readText(target.item, verb.awaits?.on ?? 'id');
      checkNothingElse(answer, [target.id, other], words);
      return undefined;
    }
  }
};

const readAnswer = (
  session: Session,
  { verb }: SendCall,
  target: Target,
  answer: Item | undefined,
): Result => {
  switch (verb.answers?.kind) {
    case undefined:
      return { target, item: answer };
    case 'secret':
      return { target, answer: answer && maskAll(session, answer) };
    case 'row': {
      const row = answer && maskSecrets(session, answer);
      // Where the action changes the state, the one that was read is no longer true.
      return verb.awaits
        ? { target, answer: row }
        : { target, answer: row, state: readText(target.item, 'state') };
    }
    case 'nothing':
      return { target };
  }
};

/** What was interrupted before it was sent did not happen; the platform client tells the two apart. */
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
    return createResult(session, sending, { target, request }, answer);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { target, failure: withNotSent(sending, target, failure) };
  }
};

/** What was not sent because the action had failed for another target. */
const createNotSentFailure = ({ name }: SendCall, target: Target): Failure =>
  new ActionFailure(`${name} of ${target.name} was not sent: it failed before`, {
    code: 'not_sent',
  });

/**
 * Sends the action to every target, as many at once as requests may be under way; a failure,
 * interruption included, is the result of its target. With `--fail-fast` nothing more is sent once
 * one has failed. `onResult` is called with each when it is there.
 */
export const sendAll = async (
  session: Session,
  sending: SendCall,
  planned: readonly PlannedRequest[],
  onResult: SendListener = noListener,
): Promise<readonly Result[]> => {
  let hasFailed = false;
  return Promise.all(
    planned.map(async (one) => {
      const result = await sendOne(session, sending, one, async () => {
        if (!sending.failFast) return;
        // What was answered in this turn has been heard in the next.
        await nextTurn();
        if (hasFailed) throw createNotSentFailure(sending, one.target);
      });
      hasFailed ||= result.failure !== undefined;
      onResult(result);
      return result;
    }),
  );
};

/** A result once its end was seen: it is more than requested. */
const withEnding = (result: Result, ending: WatchEnding | undefined): Result => {
  if (!ending) return result;
  const { requested: _, ...rest } = result;
  return { ...rest, ...ending };
};

/** What results are waited for. */
interface ResultWait {
  readonly resource: Resource;
  /** Nothing is waited for without. */
  readonly awaits: SuccessConditions | undefined;
}

/** The results with how the wait for what was sent ended; `onResult` is called at each end. */
export const waitForAll = async (
  session: Session,
  { resource, awaits }: ResultWait,
  results: readonly Result[],
  onResult: SendListener = noListener,
): Promise<readonly Result[]> => {
  const sent = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  if (!awaits || sent.length === 0) return results;
  const targets = sent.map(({ target, item }) => ({
    ...target,
    item: item ?? {},
    earlier: target.item,
  }));
  const byId = new Map(sent.map((result) => [result.target.id, result]));
  const endings = await waitForWatched(
    session,
    { resource, condition: createWaitCondition(awaits), targets },
    {
      onEnd: ({ id }, ending) => {
        const result = byId.get(id);
        if (result) onResult(withEnding(result, ending));
      },
    },
  );
  return results.map((result) => withEnding(result, endings.get(result.target.id)));
};

/** The end of an action that this run waits for; `--wait=state` chooses another one. */
export const findAwaitedEnd = (
  { resource, verb: { awaits } }: ResourceAction,
  wait: WaitChoice | undefined,
): ResultWait => ({ resource, awaits: awaits && findSuccessByWord(wait, resource, awaits) });

/** Runs an action that has to come first on these targets, and waits for its end. */
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
