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
const addJitter = (ms: number): number => ms * (0.8 + 0.4 * Math.random());

/** Intervals that grow from `first` up to `most` ms, or a `fixed` one each time. */
export const createPollIntervals = (
  fixed: number | undefined,
  { first, most }: { readonly first: number; readonly most: number },
): PollIntervals => {
  if (fixed !== undefined) return { next: () => fixed, reset: () => {} };
  let pause = first;
  return {
    next: () => {
      const now = pause;
      pause = Math.min(pause * growth, most);
      return addJitter(now);
    },
    reset: () => {
      pause = first;
    },
  };
};
