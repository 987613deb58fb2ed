import { readMonotonicMs } from '../lib/time/monotonic.ts';

/** A limit on the total time spent waiting for the other side. */
export interface TimeBudget {
  /** Starts counting: waiting for the other side. */
  start(): void;
  /** Stops counting: our own turn, or the end. */
  stop(): void;
  /** Resets the budget. */
  refill(): void;
}

/** Calls `spent` when the time between starts and stops adds up to `ms` milliseconds. */
export const createTimeBudget = (ms: number, spent: () => void): TimeBudget => {
  let left = ms;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => {
      since = readMonotonicMs();
      timer = setTimeout(spent, Math.max(left, 0));
    },
    stop: () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      left -= readMonotonicMs() - since;
    },
    refill: () => {
      left = ms;
    },
  };
};
