import { twoDigits } from '../../lib/time/two-digits.ts';

/** The time of day at this machine: `14:03:05`. */
export const formatTimeOfDay = (now: number): string => {
  const date = new Date(now);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
};
