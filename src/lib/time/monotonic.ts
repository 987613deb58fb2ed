import { hrtime } from 'node:process';

/**
 * Milliseconds since some moment in the past, which no setting of the clock changes. Node loads a
 * dozen modules when its global `performance` is first asked.
 */
export const readMonotonicMs = (): number => {
  const [seconds, nanoseconds] = hrtime();
  return seconds * 1000 + nanoseconds / 1_000_000;
};
