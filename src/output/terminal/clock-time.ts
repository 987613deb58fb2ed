import { twoDigits } from '../../lib/time/two-digits.ts';

/** A time as on a clock: `0:09`, `12:05`, `1:02:05`. */
export const formatElapsed = (ms: number): string => {
  const seconds = Math.max(Math.floor(ms / 1000), 0);
  const minutes = Math.floor(seconds / 60);
  const last = twoDigits(seconds % 60);
  return minutes < 60
    ? `${minutes}:${last}`
    : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}:${last}`;
};

/** The time of day at this machine: `14:03:05`. */
export const formatTimeOfDay = (now: number): string => {
  const date = new Date(now);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
};
