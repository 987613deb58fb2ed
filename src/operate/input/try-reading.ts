import { ConflictFailure, Failure, TargetFailure } from '../../lib/failures/failures.ts';
import type { Session } from '../session.ts';

/** Whether a failure is the result of a check, not a failure to check. */
const isRefusal = (failure: Failure): boolean =>
  failure instanceof ConflictFailure || failure instanceof TargetFailure;

/**
 * Reads data for a check that is optional, because the platform checks as well: a failure to read
 * is noted, and the command continues.
 */
export const tryReading = async <T>(
  { writer, host }: Session,
  what: string,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> => {
  try {
    return await read();
  } catch (failure) {
    host.signal.throwIfAborted();
    if (!(failure instanceof Failure) || isRefusal(failure)) throw failure;
    writer.note(`could not check ${what}: ${failure.message}`);
    return undefined;
  }
};
