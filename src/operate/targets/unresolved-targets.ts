import { findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { combineFailures } from '../../lib/failures/combine.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { isShortPrefix, longerPrefix } from './expression.ts';
import type { Target } from './target.ts';

/** A hint at other readings of an unknown id; undefined if no list has names either. */
const hintAtNames = (resource: Resource, id: string): string | undefined => {
  if (isShortPrefix(id)) return longerPrefix;
  return findListVerb(resource)
    ? `see "imco ${resource.noun} list"; for a name that looks like an id, use name:${id}`
    : undefined;
};

/** The failure about an unknown id, with a hint at other readings. */
export const createNoSuchId = (resource: Resource, id: string, failure: unknown): unknown => {
  if (!(failure instanceof TargetFailure)) return failure;
  const hint = hintAtNames(resource, id);
  return new TargetFailure(`${resource.title} with id "${id}" not found`, {
    ...failure.details,
    code: 'not_found',
    ...(hint !== undefined && { hint }),
  });
};

/** The failure about target words that are not found or ambiguous. */
export class UnresolvedTargets extends TargetFailure {
  /** The targets of the other words. */
  readonly found: readonly Target[];
  /** The number of words that are not resolved. */
  readonly count: number;

  constructor(failure: TargetFailure, found: readonly Target[], count: number) {
    super(failure.message, failure.details);
    this.found = found;
    this.count = count;
  }
}

/** Adds that nothing was sent, to any target, if one word of several is not resolved. */
export const withNothingSent = (thrown: unknown): unknown =>
  thrown instanceof UnresolvedTargets && thrown.count === 1
    ? new TargetFailure(`${thrown.message}; nothing was sent`, thrown.details)
    : thrown;

/** Combines the failures of words, with the targets that were found. */
export const createUnresolved = (
  failures: readonly unknown[],
  found: readonly Target[],
): unknown => {
  const failure = combineFailures(failures, 'targets');
  return failure instanceof TargetFailure && found.length > 0
    ? new UnresolvedTargets(failure, found, failures.length)
    : failure;
};
