import type { ActionVerb, Resource } from '../catalog/vocabulary.ts';
import { Failure, Interruption } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn, textOf } from './answers.ts';
import type { Result } from './report.ts';
import { actionRequest } from './requests.ts';
import { allSecret } from './secrets.ts';
import type { Session, Target } from './session.ts';
import { waitFor } from './wait.ts';

/** A target with the request its action takes. */
export interface Planned {
  readonly target: Target;
  readonly request: Request;
}

/** An action on targets, ready to be sent. */
export interface Sending {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
}

const resultOf = (
  session: Session,
  { verb }: Sending,
  target: Target,
  answer: Item | undefined,
): Result => {
  switch (verb.answers?.kind) {
    case undefined:
      return { target, item: answer };
    case 'secret':
      return { target, answer: answer && allSecret(session, answer) };
    case 'row':
      return { target, answer, state: textOf(target.item, 'state') };
    case 'nothing':
      return { target };
  }
};

/** What was interrupted before it was sent did not happen; the platform client tells the two apart. */
const notSent = ({ name }: Sending, target: Target, failure: Failure): Failure =>
  failure instanceof Interruption && failure.details.request === undefined
    ? new Interruption(failure.kind, `${name} of ${target.name} was not sent`, { code: 'not_sent' })
    : failure;

const sendOne = async (
  session: Session,
  sending: Sending,
  { target, request }: Planned,
): Promise<Result> => {
  try {
    const answer = await session.platform.send(request, { signal: session.host.signal });
    const empty = sending.verb.answers?.kind === 'nothing' || answer.body === undefined;
    const item = empty ? undefined : itemIn(answer, `${request.method} ${request.path}`);
    return resultOf(session, sending, target, item);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { target, failure: notSent(sending, target, failure) };
  }
};

/** Sends the action to every target; a failure, interruption included, is the result of its target. */
export const sendAll = (
  session: Session,
  sending: Sending,
  planned: readonly Planned[],
): Promise<readonly Result[]> => Promise.all(planned.map((one) => sendOne(session, sending, one)));

/** The results with how the wait for what was sent ended. */
export const waitForAll = async (
  session: Session,
  { resource, verb }: Sending,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const { awaits } = verb;
  const sent = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  if (!awaits || sent.length === 0) return results;
  const targets = sent.map(({ target, item }) => ({ ...target, item: item ?? {} }));
  const endings = await waitFor(session, resource, awaits, targets);
  return results.map((result) => ({ ...result, ...endings.get(result.target.id) }));
};

/** Runs an action that has to come first on these targets, and waits for its end. */
export const sendBefore = async (
  session: Session,
  sending: Sending,
  targets: readonly Target[],
): Promise<readonly Result[]> => {
  const planned = targets.map((target) => ({
    target,
    request: actionRequest(sending.resource, sending.verb, { id: target.id }),
  }));
  return waitForAll(session, sending, await sendAll(session, sending, planned));
};
