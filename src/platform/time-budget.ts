import { readMonotonicMs } from '../lib/time/monotonic.ts';

/** Time that may be spent in waiting. */
export interface TimeBudget {
  /** It is the other side's turn. */
  start(): void;
  /** It is our own turn, however long that takes; or all is over. */
  stop(): void;
  /** All of it is there again. */
  refill(): void;
}

/** Calls `spent` when `ms` milliseconds in all have been spent between starts and stops. */
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
