import type { Session } from '../session.ts';

/** Intervals between polls. */
export interface PollIntervals {
  /** The next interval, in ms. */
  next(): number;
  /** Something changed: the next interval is short again. */
  reset(): void;
}

/** The growth factor of intervals. */
const growth = 1.3;

/** Jitter of up to 20 %, so that many clients do not poll at the same time. */
const addJitter = (ms: number, random: () => number): number => ms * (0.8 + 0.4 * random());

/** Fixed intervals. */
export const createFixedIntervals = (ms: number): PollIntervals => ({
  next: () => ms,
  reset: () => {},
});

/** Intervals that grow from `first` up to `most` ms, unless `--poll` gives one for all. */
export const createPollIntervals = (
  { options: { pollMs }, host: { random } }: Session,
  { first, most }: { readonly first: number; readonly most: number },
): PollIntervals => {
  if (pollMs !== undefined) return createFixedIntervals(pollMs);
  let interval = first;
  return {
    next: () => {
      const now = interval;
      interval = Math.min(interval * growth, most);
      return addJitter(now, random);
    },
    reset: () => {
      interval = first;
    },
  };
};
