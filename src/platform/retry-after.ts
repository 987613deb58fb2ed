import { twoDigits } from '../lib/time/two-digits.ts';
import type { RawAnswer } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

/**
 * The pause that `Retry-After` asks for, in ms; undefined if there is none. `now` is in ms since
 * 1970. RFC 9110, 10.2.3: whole seconds or a date.
 */
export const describeRetryAfter = (answer: RawAnswer, now: number): number | undefined => {
  const given = readHeader(answer.headers, 'retry-after')?.trim();
  if (!given) return undefined;
  const pause = /^\d+$/.test(given) ? Number(given) * 1000 : Date.parse(given) - now;
  return Number.isFinite(pause) ? Math.max(pause, 0) : undefined;
};

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** Above this count a larger unit is easier to read. */
const most = 120;

const formatCount = (count: number, name: string): string =>
  `${count} ${name}${count === 1 ? '' : 's'}`;

/**
 * Formats a pause in the largest exact unit; long ones are rounded, because the end time is shown,
 * too.
 */
const formatPause = (ms: number): string => {
  const whole = Math.ceil(ms / 1000) * 1000;
  const [name, size] =
    units.find(([, length]) => whole >= length && whole % length === 0) ?? units[3];
  if (name === 'day' || whole / size <= most) return formatCount(whole / size, name);
  const [larger, length] = units.find(([, each]) => whole >= 2 * each) ?? units[3];
  return `about ${formatCount(Math.round(whole / length), larger)}`;
};

/** The local time of day, with the date if it is not today. */
const formatLocalTime = (at: number, now: number): string => {
  const date = new Date(at);
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${time}`;
};

/** The latest time a `Date` can represent (ECMA-262, 21.4.1.1). */
const lastMoment = 8.64e15;

/** When a response asks for a retry: for people and for programs. */
export interface AskedPause {
  /** `in 1 hour (at 14:05)`. */
  readonly words: string;
  readonly seconds: number;
  /** The time, ISO 8601. */
  readonly at: string;
}

/** Reads `Retry-After`; undefined if it asks for no pause, or for a time out of range. */
export const readAskedPause = (answer: RawAnswer, now: number): AskedPause | undefined => {
  const pause = describeRetryAfter(answer, now);
  if (pause === undefined || pause === 0 || now + pause > lastMoment) return undefined;
  const at = now + pause;
  const time = pause < 60_000 ? '' : ` (at ${formatLocalTime(at, now)})`;
  return {
    words: `in ${formatPause(pause)}${time}`,
    seconds: Math.ceil(pause / 1000),
    at: new Date(at).toISOString(),
  };
};
