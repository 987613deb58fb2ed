import { Interruption } from '../../lib/failures/failures.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';

/**
 * Creates the failures of targets that are no longer waited for after Ctrl-C; the platform goes on
 * with them. `hintAt` returns the next step.
 */
export const createStops = (
  { reason }: AbortSignal,
  pending: readonly Target[],
  hintAt: (targets: readonly Target[]) => string,
): ((target: Target) => Interruption) => {
  const kind = reason instanceof Interruption ? reason.kind : 'interrupted';
  const endOf = (targets: readonly Target[], partOf?: Interruption): Interruption => {
    const names = joinSomeNames(targets.map(({ name }) => name));
    return new Interruption(
      kind,
      `stopped waiting; ${names} ${targets.length === 1 ? 'is' : 'are'} still in progress`,
      { hint: hintAt(targets), ...(partOf && { partOf }) },
    );
  };
  const whole = endOf(pending);
  return (target) => endOf([target], whole);
};
