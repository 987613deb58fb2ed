import type { Clock } from '../../host.ts';

/** Below this a step is what the clock of a machine is adjusted by all the time, in ms. */
const leastStepMs = 100;

/**
 * Watches for steps of the clock of the machine: it is set, or the machine was suspended. What is
 * answered says by how much since the last call, in ms; 0 where it went on as time did.
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
