/** Pauses between two looks at the platform. */
export interface PollIntervals {
  /** The next one, in ms. */
  next(): number;
  /** Something has happened: the next pause is a short one again. */
  reset(): void;
}

/** How much longer each pause is than the one before. */
const growth = 1.3;

/** Up to a fifth more or less: many that wait do not ask all at once. */
const addJitter = (ms: number): number => ms * (0.8 + 0.4 * Math.random());

/** Pauses that grow from `first` up to `most` ms, or a `fixed` one each time. */
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
