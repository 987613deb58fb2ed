import { catalog } from '../../catalog/index.ts';
import type { TargetFailure } from '../../lib/failures/failures.ts';
import { parseSpan } from '../../lib/time/duration.ts';

const isState = (word: string): boolean =>
  catalog.some(({ fields }) => fields.state?.values?.includes(word) ?? false);

/** Whether the failure is about a word, alone or among others. */
const isAbout = ({ message, details }: TargetFailure, word: string): boolean =>
  [message, ...(details.lines ?? [])].some((line) => line.includes(`"${word}"`));

/**
 * What to do where the word behind a bare `--wait` names no target, but a state to wait for or how
 * long to wait.
 */
export const hintAfterWait = (
  args: readonly string[],
  failure: TargetFailure,
): string | undefined => {
  const word = args[args.indexOf('--wait') + 1] ?? '';
  if (failure.code !== 'not_found' || !isAbout(failure, word)) return undefined;
  if (isState(word)) return `a state to wait for is written --wait=${word}`;
  return parseSpan(word) === undefined
    ? undefined
    : `how long to wait is written --wait --timeout ${word}`;
};
