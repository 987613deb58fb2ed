/** Moments as people type them: how long ago, a day, a date with or without a time and a zone. */
import { parseSpan } from './duration.ts';
import { twoDigits } from './two-digits.ts';

/** Whether a date without a time means the start or the end of the day. */
export type DayEdge = 'start' | 'end';

/** How a moment is written, for messages. */
export const momentForm =
  'a duration before now, such as 90s, 2h or 1d12h; today or yesterday; a time such as 08:00; or a date such as 2026-01-31, 2026-01-31T08:00 or 2026-01-31T08:00+01:00';

const dateForm = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

const timeForm = /^(?<hours>\d{2}):(?<minutes>\d{2})(?::(?<seconds>\d{2})(?<fraction>\.\d+)?)?$/;

/** `Z`, `UTC`, `+01:00` or `+0100`, with a space before it or not. */
const zoneForm = /\s?(?<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

/** The zone as `Date.parse` reads it; undefined where it is none. */
const normaliseZone = (zone: string): string | undefined => {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const [, sign = '+', hours = '', minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return Number(hours) <= 14 && Number(minutes) < 60 ? `${sign}${hours}:${minutes}` : undefined;
};

/** The 30th of February would be taken for the 2nd of March. */
const isDay = (text: string): boolean => {
  const { day } = dateForm.exec(text)?.groups ?? {};
  return day !== undefined && new Date(`${text}T12:00Z`).getUTCDate() === Number(day);
};

/** The local day that is `away` days from the one of `now`. */
const shiftDay = (now: number, away: number): string => {
  const today = new Date(now);
  const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + away, 12);
  return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
};

const days: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

/** Units in words: `2 hours ago`. */
const longUnits: Readonly<Record<string, string>> = {
  second: 's',
  sec: 's',
  minute: 'm',
  min: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
};

/** `2h ago`, `2 hours ago` and `2h`: what `spanOf` reads. */
const normaliseSpan = (text: string): string => {
  const bare = text.replace(/\s+ago$/i, '');
  const { count, unit = '' } = /^(?<count>\d+)\s+(?<unit>[a-z]+)$/i.exec(bare)?.groups ?? {};
  const short = longUnits[unit.toLowerCase().replace(/s$/, '')];
  return count !== undefined && short !== undefined ? `${count}${short}` : bare;
};

/** Characters of a date: the zone of a day alone follows them, not the `-31` in it. */
const dateLength = 10;

/** A day, with a time or without, in ms since 1970. Without a zone it is local. */
const parseDate = (text: string, edge: DayEdge): number => {
  const day = text.slice(0, dateLength);
  const after = text.slice(dateLength);
  const zoned = zoneForm.exec(after);
  const zone = zoned ? normaliseZone(zoned.groups?.zone ?? '') : '';
  if (!isDay(day) || zone === undefined) return Number.NaN;
  const rest = zoned ? after.slice(0, zoned.index) : after;
  if (rest === '')
    return Date.parse(`${day}T${edge === 'end' ? '23:59:59.999' : '00:00:00'}${zone}`);
  const time = rest.slice(1);
  return /^[T\s]/i.test(rest) && timeForm.test(time)
    ? Date.parse(`${day}T${time}${zone}`)
    : Number.NaN;
};

/** Whether a text is a zone and nothing else: it has no day of its own. */
const isZone = (text: string): boolean => zoneForm.exec(text)?.index === 0;

/**
 * A moment as typed, in ms since 1970; undefined for anything else. Where only a day is said, it is
 * the `edge` of it. What has no zone is in that of this machine.
 */
export const momentIn = (text: string, now: number, edge: DayEdge): number | undefined => {
  const given = text.trim();
  if (/^now$/i.test(given)) return now;
  const ahead = /^in\s+/i.exec(given)?.[0] ?? '';
  const span = parseSpan(normaliseSpan(given.slice(ahead.length)));
  if (span !== undefined) {
    if (ahead === '') return now - span;
    return /\sago$/i.test(given) ? undefined : now + span;
  }
  const [word = '', ...times] = given.split(/\s+/);
  const away = days[word.toLowerCase()];
  // `today UTC` could be either of two days.
  if (away !== undefined && isZone(times.join(' '))) return undefined;
  const isTime = timeForm.test(word.replace(zoneForm, ''));
  const date =
    away !== undefined
      ? [shiftDay(now, away), ...times].join(' ')
      : isTime
        ? `${shiftDay(now, 0)} ${given}`
        : given;
  const moment = parseDate(date, edge);
  return Number.isNaN(moment) ? undefined : moment;
};
