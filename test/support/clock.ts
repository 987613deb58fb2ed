import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/host.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';

/** The real clock, as the program has it. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonic: readMonotonicMs,
  sleep: async (ms, signal) => {
    await wait(ms, undefined, { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};

export interface SkippingClock extends Clock {
  /** Every pause that was asked for, in ms. */
  readonly pauses: readonly number[];
}

/** A clock whose pauses are over at once: time goes on by them, and as it really does. */
export const skippingClock = (): SkippingClock => {
  const pauses: number[] = [];
  let skipped = 0;
  return {
    pauses,
    now: () => Date.now() + skipped,
    monotonic: () => readMonotonicMs() + skipped,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      pauses.push(ms);
      skipped += ms;
    },
  };
};
