import assert from 'node:assert/strict';
import { Failure } from '../../src/lib/failures/failures.ts';

/** The failure that `action` ends in; anything else it does fails the test. */
export const failureOf = async (action: Promise<unknown>): Promise<Failure> => {
  const outcome = await action.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof Failure, `expected a failure, not ${String(outcome)}`);
  return outcome;
};
