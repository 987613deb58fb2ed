import { twoDigits } from '../lib/time/two-digits.ts';
import type { RawAnswer } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

/**
 * The pause a server asks for with `Retry-After`, in ms; undefined when it asks for none. `now` is
 * in ms since 1970. RFC 9110, 10.2.3: whole seconds or a date.
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

/** More than this of a unit is no length that anybody knows: the next one says it better. */
const most = 120;

const formatCount = (count: number, name: string): string =>
  `${count} ${name}${count === 1 ? '' : 's'}`;

/** A pause in the largest unit it is a whole number of; a long one about, as its end is reported too. */
const formatPause = (ms: number): string => {
  const whole = Math.ceil(ms / 1000) * 1000;
  const [name, size] =
    units.find(([, length]) => whole >= length && whole % length === 0) ?? units[3];
  if (name === 'day' || whole / size <= most) return formatCount(whole / size, name);
  const [larger, length] = units.find(([, each]) => whole >= 2 * each) ?? units[3];
  return `about ${formatCount(Math.round(whole / length), larger)}`;
};

/** The time of day where this machine is; with its date where that is not today's. */
const formatLocalTime = (at: number, now: number): string => {
  const date = new Date(at);
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())} ${time}`;
};

/** The last moment that a date can stand for (ECMA-262, 21.4.1.1). */
const lastMoment = 8.64e15;

/** When an answer asks to be tried again: for people, and for programs. */
export interface AskedPause {
  /** `in 1 hour (at 14:05)`. */
  readonly words: string;
  readonly seconds: number;
  /** The moment, ISO 8601. */
  readonly at: string;
}

/** Reads `Retry-After`; undefined where it asks for nothing, or for a moment there is no date for. */
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
