import { catalog } from '../../catalog/index.ts';
import type { TargetFailure } from '../../lib/failures/failures.ts';
import { parseSpan } from '../../lib/time/duration.ts';

const isState = (word: string): boolean =>
  catalog.some(({ fields }) => fields.state?.values?.includes(word) ?? false);

/** Whether a failure mentions a word. */
const isAbout = ({ message, details }: TargetFailure, word: string): boolean =>
  [message, ...(details.lines ?? [])].some((line) => line.includes(`"${word}"`));

/**
 * A hint if the word after a bare `--wait` is not a target, but a state to wait for or a duration.
 */
export const hintAfterWait = (
  args: readonly string[],
  failure: TargetFailure,
): string | undefined => {
  const word = args[args.indexOf('--wait') + 1] ?? '';
  if (failure.code !== 'not_found' || !isAbout(failure, word)) return undefined;
  if (isState(word)) return `write the state to wait for as --wait=${word}`;
  return parseSpan(word) === undefined
    ? undefined
    : `write the longest wait as --wait --timeout ${word}`;
};
