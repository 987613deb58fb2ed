import type { Session } from '../session.ts';

/** Intervals between polls. */
export interface PollIntervals {
  /** The next one, in ms. */
  next(): number;
  /** Something has happened: the next interval is a short one again. */
  reset(): void;
}

/** How much longer each interval is than the one before. */
const growth = 1.3;

/** Up to a fifth more or less, so that many clients do not poll at the same moment. */
const addJitter = (ms: number, random: () => number): number => ms * (0.8 + 0.4 * random());

/** The same interval each time. */
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
