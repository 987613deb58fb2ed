import type { Resource } from '../../catalog/vocabulary.ts';
import { combineFailures } from '../../lib/failures/combine.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { isShortPrefix, longerPrefix } from './expression.ts';
import type { Target } from './target.ts';

/** A failure to find the thing of an id, with what else may have been meant. */
export const createNoSuchId = (resource: Resource, id: string, failure: unknown): unknown =>
  failure instanceof TargetFailure
    ? new TargetFailure(`there is no ${resource.title} with the id ${id}`, {
        ...failure.details,
        code: 'not_found',
        hint: isShortPrefix(id)
          ? longerPrefix
          : `see "imco ${resource.noun} list"; for a name that looks like an id write name:${id}`,
      })
    : failure;

/** Some words of several name nothing, or several things. */
export class UnresolvedTargets extends TargetFailure {
  /** What the other words name. */
  readonly found: readonly Target[];
  /** How many words name nothing. */
  readonly count: number;

  constructor(failure: TargetFailure, found: readonly Target[], count: number) {
    super(failure.message, failure.details);
    this.found = found;
    this.count = count;
  }
}

/** What is thrown before a change where one word of several names nothing: the others rest, too. */
export const withNothingSent = (thrown: unknown): unknown =>
  thrown instanceof UnresolvedTargets && thrown.count === 1
    ? new TargetFailure(`${thrown.message}; nothing was sent`, thrown.details)
    : thrown;

/** What is thrown about words that name nothing, beside those that do. */
export const createUnresolved = (
  failures: readonly unknown[],
  found: readonly Target[],
): unknown => {
  const failure = combineFailures(failures, 'targets');
  return failure instanceof TargetFailure && found.length > 0
    ? new UnresolvedTargets(failure, found, failures.length)
    : failure;
};
