import { getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Result } from '../outcomes/outcome.ts';
import { openReport } from '../outcomes/report.ts';
import type { Session } from '../session.ts';
import { readExpression } from '../targets/expression.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { readTargetWords, selectTargets } from '../targets/select-targets.ts';
import { createNothingSelected, isNothingSelected, type Selection } from '../targets/selection.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import { explainLines } from '../targets/target-lines.ts';
import { waitForWatched } from '../waiting/wait.ts';
import type { WaitCondition } from '../waiting/wait-condition.ts';
import { parseWaitCondition } from '../waiting/wait-for.ts';
import type { WatchEnding, WatchedTarget } from '../waiting/watch.ts';

/** A wait as given on the command line. */
export interface WaitCall {
  readonly resource: Resource;
  readonly name: string;
  readonly selection: Selection;
  readonly parents: Parents;
  /** The value of `--for`. */
  readonly until: string | undefined;
}

/** A target, or the id of one that is already deleted. */
type WaitTarget = { readonly target: Target } | { readonly target: Target; readonly gone: true };

const createGoneTarget = (word: string, id: string, scope: ParentScope): WaitTarget => ({
  target: { id, name: id, word, item: {}, scope },
  gone: true,
});

/**
 * Resolves a word. A wait for deletion accepts an unknown id as already deleted; an unknown name may
 * be a typo.
 */
const findOrGone = async (
  session: Session,
  { resource, selection }: WaitCall,
  word: string,
  scope: ParentScope,
): Promise<readonly WaitTarget[]> => {
  try {
    const targets = await selectTargets(session, resource, { ...selection, words: [word] }, scope);
    return targets.map((target) => ({ target }));
  } catch (failure) {
    const { reading, text } = readExpression(word);
    const isGone = failure instanceof TargetFailure && failure.code === 'not_found';
    if (!isGone || reading !== 'id' || !/^[0-9a-f]{24}$/.test(text)) throw failure;
    return [createGoneTarget(word, text, scope)];
  }
};

const findTargets = async (
  session: Session,
  call: WaitCall,
  condition: WaitCondition,
  scope: ParentScope,
): Promise<readonly WaitTarget[]> => {
  const { resource, selection } = call;
  const words = await readTargetWords(session, selection.words);
  try {
    if (words.length === 0 && selection.words.length > 0) throw createNothingSelected(resource);
    const targets = await selectTargets(session, resource, { ...selection, words }, scope);
    return targets.map((target) => ({ target }));
  } catch (failure) {
    // A wait for deletion succeeds if nothing is left.
    if (isNothingSelected(failure) && (condition.deleted || selection.allowNone)) return [];
    if (!condition.deleted || !(failure instanceof TargetFailure) || words.length === 0) {
      throw selection.words.includes('-') ? explainLines(failure, words) : failure;
    }
    const waitTargets: WaitTarget[] = [];
    for (const word of words) waitTargets.push(...(await findOrGone(session, call, word, scope)));
    const each = new Map(waitTargets.map((one) => [one.target.id, one]));
    return [...each.values()];
  }
};

/**
 * A target as it is watched: the event of a failure may be that of an earlier one, so it counts only
 * if it is new; a message belongs to the row itself.
 */
const toWatched = (
  { fields }: Resource,
  { failedIf }: WaitCondition,
  target: Target,
): WatchedTarget =>
  failedIf !== undefined && fields[failedIf]?.to ? { ...target, earlier: target.item } : target;

const createResult = ({ target, ...rest }: WaitTarget, ending: WatchEnding | undefined): Result => {
  const isFailed = ending !== undefined && 'failure' in ending;
  // Nothing was read anew of what was there from the beginning.
  const wasThere = 'gone' in rest || (!isFailed && ending?.item === target.item);
  return { target, ...ending, ...(wasThere && { unchanged: true }) };
};

/**
 * Waits until targets are in a state, meet a condition or are deleted, and reports one outcome each.
 * Targets that are there already are reported as unchanged without another request.
 */
export const waitForTargets = async (session: Session, call: WaitCall): Promise<void> => {
  const { resource, name, until } = call;
  const condition = await parseWaitCondition(session, resource, until);
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const waitTargets = await findTargets(session, call, condition, scope);
  const targets = waitTargets.flatMap((one) =>
    'gone' in one ? [] : [toWatched(resource, condition, one.target)],
  );
  const { report, close } = openReport(session, { resource, name });
  const byId = new Map(waitTargets.map((one) => [one.target.id, one]));
  const onEnd = ({ id }: Target, ending: WatchEnding): void => {
    const one = byId.get(id);
    if (one) report(createResult(one, ending));
  };
  const endings = await waitForWatched(
    session,
    { resource, condition, targets },
    { from: 'now', onEnd },
  );
  await close(waitTargets.map((one) => createResult(one, endings.get(one.target.id))));
};
