import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import type { Session } from '../session.ts';
import { chooseSuccess, type WaitChoice } from '../waiting/condition-words.ts';
import { waitForWatched } from '../waiting/wait.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import type { WatchEnding } from '../waiting/watch.ts';
import type { ResourceAction } from './action-result.ts';
import type { Result } from './outcome.ts';

/** A result whose end was seen, so that it is no longer only requested. */
const withEnding = (result: Result, ending: WatchEnding | undefined): Result => {
  if (!ending) return result;
  const { requested: _, ...rest } = result;
  return { ...rest, ...ending };
};

/** The condition that results are waited for. */
interface ResultWait {
  readonly resource: Resource;
  /** Undefined for no wait. */
  readonly awaits: SuccessConditions | undefined;
  /** The verb whose end it is. */
  readonly name?: string;
}

/** Waits for sent results and returns all with their ends; `onResult` is called for each end. */
export const waitForAll = async (
  session: Session,
  { resource, awaits, name }: ResultWait,
  results: readonly Result[],
  onResult: SendListener = ignoreResult,
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
    { resource, condition: createWaitCondition(awaits), targets, name },
    {
      onEnd: ({ id }, ending) => {
        const result = byId.get(id);
        if (result) onResult(withEnding(result, ending));
      },
    },
  );
  return results.map((result) => withEnding(result, endings.get(result.target.id)));
};

/** The end of an action that this run waits for; `--wait=state` overrides it. */
export const findAwaitedEnd = (
  { resource, name, verb: { awaits } }: ResourceAction,
  wait: WaitChoice | undefined,
): ResultWait => ({ resource, name, awaits: awaits && chooseSuccess(wait, resource, awaits) });

/** Called with each result as soon as it is known. */
export type SendListener = (result: Result) => void;

export const ignoreResult: SendListener = () => {};
