import { chooseAwaitedEnd } from '../../catalog/rules/awaited-end.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { PlatformAnswer, Request } from '../../platform/platform.ts';
import { checkNothingElse, readItem, readSameItem, readText } from '../rows/answers.ts';
import { maskAll, maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { readState } from '../waiting/state-words.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import type { Result } from './outcome.ts';

/** An action of a resource, by its name. */
export interface ResourceAction {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
}

/** An action on targets, ready to be sent. */
export interface SendCall extends ResourceAction {
  /** Send no further requests after the first failure. */
  readonly failFast: boolean;
}

/** A target with its request. */
export interface PlannedRequest {
  readonly target: Target;
  readonly request: Request;
}

/**
 * Whether an accepted action ends some time after its response. The response can show the end only
 * if that differs from the state in which the action began.
 */
const isEndingLater = (verb: ActionVerb, target: Target, answer: Item | undefined): boolean => {
  if (verb.endEvent) return true;
  if (!verb.awaits) return false;
  if (!answer || verb.answers || verb.repeats) return true;
  const condition = createWaitCondition(chooseAwaitedEnd(verb, target.item) ?? verb.awaits);
  return condition.isOver(target.item, undefined) || !condition.isOver(answer, undefined);
};

/** The HTTP status of a request that was accepted and is not complete yet. */
const acceptedStatus = 202;

export const createActionResult = (
  session: Session,
  sending: SendCall,
  { target, request }: PlannedRequest,
  answer: PlatformAnswer,
): Result => {
  const item = readAnsweredItem(sending.verb, { target, request }, answer);
  const isLater = answer.status === acceptedStatus || isEndingLater(sending.verb, target, item);
  return {
    ...readAnswer(session, sending, target, item),
    ...(isLater && { requested: true }),
  };
};

/** The id in the request of the resource that the response returns, such as the attached server. */
const findSentId = ({ sends = {}, answers }: ActionVerb, { body }: Request): string => {
  if (answers?.kind !== 'row' || !isJsonObject(body)) return '';
  const key = Object.keys(sends).find((name) => sends[name]?.to === answers.of);
  return key === undefined ? '' : readText(body, key);
};

/** Reads the item of a response, if any. Throws a `ConnectionFailure` if it belongs to another action. */
const readAnsweredItem = (
  verb: ActionVerb,
  { target, request }: PlannedRequest,
  answer: PlatformAnswer,
): Item | undefined => {
  const words = `${request.method} ${request.path}`;
  switch (verb.answers?.kind) {
    case undefined:
      // What is deleted at once may be answered with nothing.
      if (request.method === 'DELETE' && answer.body === undefined) return undefined;
      return readSameItem(answer, target.id, words);
    case 'row':
      return readSameItem(answer, findSentId(verb, request), words);
    case 'secret':
      return readItem(answer, words);
    case 'nothing': {
      const other = readText(target.item, verb.awaits?.field ?? 'id');
      checkNothingElse(answer, [target.id, other], words);
      return undefined;
    }
  }
};

const readAnswer = (
  session: Session,
  { resource, verb }: SendCall,
  target: Target,
  answer: Item | undefined,
): Result => {
  switch (verb.answers?.kind) {
    case undefined:
      return { target, item: answer };
    case 'secret':
      return { target, answer: answer && maskAll(session, answer) };
    case 'row': {
      const { of } = verb.answers;
      const answered = session.cache.catalog.get(of) ?? resource;
      const row = answer && maskSecrets(session, answered, answer);
      // If the action changes the state, the state that was read is outdated.
      return verb.awaits
        ? { target, answer: row }
        : { target, answer: row, state: readState(resource, target.item) };
    }
    case 'nothing':
      return { target };
  }
};
