import { Failure, TargetFailure } from './failures.ts';

/** The HTTP status that failures have in common; undefined where they differ or one has none. */
export const findSharedStatus = (failures: readonly Failure[]): number | undefined => {
  const [status, ...others] = new Set(failures.map(({ details }) => details.status));
  return others.length === 0 ? status : undefined;
};

/**
 * Several failures to find what was named, reported as one; `what` they are together: targets,
 * references. Any other failure comes first, as it is.
 */
export const combineFailures = (failures: readonly unknown[], what: string): unknown => {
  const [first] = failures;
  const other = failures.find((failure) => !(failure instanceof TargetFailure));
  if (other !== undefined || failures.length === 1) return other ?? first;
  const found = failures.filter((failure) => failure instanceof Failure);
  // What helps with all of them is said once; a question is about its own word.
  const [hint, ...others] = new Set(found.map((failure) => failure.details.hint));
  const shared = others.length === 0 && !hint?.endsWith('?') ? hint : undefined;
  const status = findSharedStatus(found);
  return new TargetFailure(`${found.length} ${what} could not be resolved; nothing was sent`, {
    code: found[0]?.details.code ?? 'not_found',
    ...(shared !== undefined && { hint: shared }),
    ...(status !== undefined && { status }),
    lines: found.flatMap((failure) => [
      failure.details.hint && shared === undefined
        ? `${failure.message}; ${failure.details.hint}`
        : failure.message,
      ...(failure.details.lines ?? []).map((line) => `  ${line}`),
    ]),
  });
};

/** What all works come to, in their order; where some fail, an `AggregateError` of every failure. */
export const settleAll = async <T>(works: readonly Promise<T>[]): Promise<readonly T[]> => {
  const ends = await Promise.allSettled(works);
  const failures = ends.flatMap((end): readonly unknown[] => {
    if (end.status === 'fulfilled') return [];
    return end.reason instanceof AggregateError ? end.reason.errors : [end.reason];
  });
  if (failures.length > 0) throw new AggregateError(failures);
  return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
};

/** What `find` finds for the words, and the failures of those that it fails for. */
export const findEach = <T>(
  words: readonly string[],
  find: (word: string) => T,
): { readonly found: readonly T[]; readonly failures: readonly unknown[] } => {
  const failures: unknown[] = [];
  const found = words.flatMap((word) => {
    try {
      return [find(word)];
    } catch (failure) {
      failures.push(failure);
      return [];
    }
  });
  return { found, failures };
};

/** What `find` finds for each word. Throws one failure about all words it fails for. */
export const collectFound = <T>(
  words: readonly string[],
  find: (word: string) => T,
  what: string,
): readonly T[] => {
  const { found, failures } = findEach(words, find);
  if (failures.length > 0) throw combineFailures(failures, what);
  return found;
};
