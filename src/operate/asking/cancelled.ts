import { Interruption } from '../../lib/failures/failures.ts';
import type { Session } from '../session.ts';

/** Reports that a question was cancelled. */
export const withCancelled = async <T>({ writer }: Session, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof Interruption) || thrown.kind !== 'interrupted') throw thrown;
    writer.warn('Cancelled. Nothing was sent.');
    throw new Interruption('interrupted', 'cancelled; nothing was sent', {
      silent: true,
      cause: thrown,
    });
  }
};
