import { failedWord } from '../../catalog/verb-facts.ts';
import type { ForcedOutcome } from '../behaviour/platform.ts';
import type { TransitionPlan } from './transition-plan.ts';

/** Decides which verbs fail. */
export interface ForcedOutcomes {
  /**
   * The failed state, one of `possible`, in which a verb of one of these names ends; undefined if
   * it succeeds.
   */
  failureOf(names: readonly string[], possible: readonly string[]): string | undefined;
}

/**
 * The plan with a failure in place of its end, if any: the one decided before, otherwise the
 * one chosen now.
 */
export const forceOutcome = (
  plan: TransitionPlan,
  decided: ForcedOutcome | undefined,
  outcomes: ForcedOutcomes,
): TransitionPlan => {
  const { names, failures, successes, values, field, end } = plan;
  const failure = decided ? decided.failure : outcomes.failureOf(names, failures);
  if (failure === undefined || !failures.includes(failure)) return plan;
  // Another field reports it: the state ends as if nothing had happened.
  if (failure === failedWord && plan.failing) {
    return { ...plan, end: 'failed', sets: { ...plan.sets, ...plan.failing } };
  }
  const transitional =
    end === 'gone' ? values.filter((value) => !successes.includes(value)) : values.slice(0, -1);
  return { names, failures, successes, field, values: [...transitional, failure], end: 'failed' };
};
