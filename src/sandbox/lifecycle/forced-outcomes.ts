import type { ForcedOutcome } from '../behaviour/platform.ts';
import type { TransitionPlan } from './transition-plan.ts';

/** Decides which verbs fail. */
export interface ForcedOutcomes {
  /**
   * The failed state, one of `possible`, that a verb of one of these names ends in; undefined for
   * none.
   */
  failureOf(names: readonly string[], possible: readonly string[]): string | undefined;
}

/**
 * The plan, with the failure that is to be in place of its end: the one decided before, else the
 * one that is chosen now.
 */
export const forceOutcome = (
  plan: TransitionPlan,
  decided: ForcedOutcome | undefined,
  outcomes: ForcedOutcomes,
): TransitionPlan => {
  const { names, failures, values, field, end } = plan;
  const failure = decided ? decided.failure : outcomes.failureOf(names, failures);
  if (failure === undefined || !failures.includes(failure)) return plan;
  const transitional = end === 'gone' ? values : values.slice(0, -1);
  return { names, failures, field, values: [...transitional, failure], end: 'failed' };
};
