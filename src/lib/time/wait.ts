import type { Clock } from '../../host.ts';
import { readMonotonicMs } from './monotonic.ts';

/** A wait in progress. */
export interface PendingWait {
  /** Milliseconds since it began. Setting the clock of the machine does not change them. */
  elapsedMs(): number;
  /** Resolves after `ms` milliseconds; rejects when the signal of the wait aborts first. */
  sleep(ms: number): Promise<void>;
}

/**
 * Begins a wait. Its length is the time that passes, and no less than what was slept: a clock that
 * skips pauses makes them pass.
 */
export const startWait = (clock: Pick<Clock, 'sleep'>, signal?: AbortSignal): PendingWait => {
  const began = readMonotonicMs();
  let sleptMs = 0;
  return {
    elapsedMs: () => Math.max(readMonotonicMs() - began, sleptMs),
    sleep: async (ms) => {
      await clock.sleep(ms, signal);
      sleptMs += ms;
    },
  };
};
