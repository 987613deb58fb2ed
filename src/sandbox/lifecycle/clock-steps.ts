import type { Clock } from '../../host.ts';

/** Smaller steps, in ms, are normal adjustments of a clock. */
const leastStepMs = 100;

/**
 * Detects steps of the system clock, when it is set or the machine was suspended. The function
 * returns the step since the last call, in ms; 0 if there was none.
 */
export const watchClockSteps = (clock: Pick<Clock, 'now' | 'monotonic'>): (() => number) => {
  const measureAhead = (): number => clock.now() - clock.monotonic();
  let known = measureAhead();
  return () => {
    const step = measureAhead() - known;
    if (Math.abs(step) < leastStepMs) return 0;
    known += step;
    return step;
  };
};
