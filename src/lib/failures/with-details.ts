import { type Failure, type FailureDetails, Interruption } from './failures.ts';

/**
 * A copy of a failure with another message or further details. Its kind, and so the exit code, stays,
 * as does every detail that is not replaced.
 */
export const withDetails = (
  failure: Failure,
  message: string,
  more: FailureDetails = {},
): Failure => {
  const details = { ...failure.details, ...more };
  if (failure instanceof Interruption) return new Interruption(failure.kind, message, details);
  // Every other failure is constructed as their base class is, which cannot be constructed itself.
  const Same = failure.constructor as new (message: string, details: FailureDetails) => Failure;
  return new Same(message, details);
};
