import { chooseAwaitedEnd } from '../../catalog/rules/awaited-end.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { ActionVerb, Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import type { Session } from '../session.ts';
import { chooseSuccess, type WaitChoice } from '../waiting/condition-words.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import { waitForEnds } from '../waiting/wait-for-ends.ts';
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
  /** The commands that go on after an interruption, if they are not those of the resource. */
  readonly resume?: string | undefined;
  /** The verb whose end it is. */
  readonly name?: string;
  /** The end for targets that started from one of these states. */
  readonly awaitsFrom?: ActionVerb['awaitsFrom'];
}

/** Waits for sent results and returns all with their ends; `onResult` is called for each end. */
export const waitForAll = async (
  session: Session,
  { resource, awaits, awaitsFrom, name, resume }: ResultWait,
  results: readonly Result[],
  onResult: SendListener = ignoreResult,
): Promise<readonly Result[]> => {
  const sent = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  if (!awaits || sent.length === 0) return results;
  const targets = sent.map(({ target, item }) => ({
    ...target,
    item: item ?? {},
    earlier: target.item,
    condition: createWaitCondition(
      chooseAwaitedEnd({ awaits, ...(awaitsFrom && { awaitsFrom }) }, target.item) ?? awaits,
    ),
  }));
  const byId = new Map(sent.map((result) => [result.target.id, result]));
  const endings = await waitForEnds(
    session,
    { resource, awaits, targets, name, resume },
    ({ id }, ending) => {
      const result = byId.get(id);
      if (result) onResult(withEnding(result, ending));
    },
  );
  return results.map((result) => withEnding(result, endings.get(result.target.id)));
};

/** The end of an action that this run waits for; `--wait=state` overrides it. */
export const findAwaitedEnd = (
  catalog: Catalog,
  { resource, name, verb: { awaits, awaitsFrom } }: ResourceAction,
  wait: WaitChoice | undefined,
): ResultWait => ({
  resource,
  name,
  awaits: awaits && chooseSuccess(wait, catalog, { resource, awaits }),
  ...(awaitsFrom && wait?.until === undefined && { awaitsFrom }),
});

/** Called with each result as soon as it is known. */
export type SendListener = (result: Result) => void;

export const ignoreResult: SendListener = () => {};
