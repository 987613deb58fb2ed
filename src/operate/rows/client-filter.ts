import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { momentForm, momentIn } from '../../lib/time/moment.ts';
import type { Item } from '../../output/document.ts';
import { readText } from './answers.ts';

/** How a list is narrowed here, not by the platform: what each flag was given. */
export interface ClientFilter {
  /** Words of choices by field name; one of them has to be there. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Field with a time, and the first and last moment, as typed. */
  readonly time: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** A moment as typed; a day alone is its beginning for `--since`, its end for `--until`. */
const parseMoment = (flag: '--since' | '--until', text: string, now: number): number => {
  const moment = momentIn(text, now, flag === '--until' ? 'end' : 'start');
  if (moment !== undefined) return moment;
  throw new UsageFailure(`${flag} ${text} is neither a duration nor a date`, {
    code: 'invalid_value',
    hint: `write ${momentForm}`,
  });
};

const checkWords = (fields: Fields, words: ClientFilter['words']): void => {
  for (const [key, given] of Object.entries(words)) {
    const values = fields[key]?.values ?? [];
    const unknown = given.find((word) => !values.includes(word));
    if (unknown === undefined) continue;
    const hint = formatSuggestion(findNearest(unknown, values));
    throw new UsageFailure(`--${key} ${unknown}: it takes ${values.join(', ')}`, {
      code: 'invalid_value',
      ...(hint !== undefined && { hint }),
    });
  }
};

/** Clocks differ: a time another machine wrote may be ahead by so much. */
const clockSkewMs = 60_000;

/** A test of rows for what was asked. Throws a `UsageFailure` on a word or moment that is none. */
export const filterRows = (
  { fields }: Resource,
  { words, time, since, until }: ClientFilter,
  now: number,
): ((item: Item) => boolean) => {
  checkWords(fields, words);
  const first = since === undefined ? -Infinity : parseMoment('--since', since, now);
  const last = until === undefined ? Infinity : parseMoment('--until', until, now);
  if (first > now + clockSkewMs) {
    throw new UsageFailure(`--since ${since} is in the future`, {
      code: 'invalid_value',
      hint: `write ${momentForm}`,
    });
  }
  if (first > last) throw new UsageFailure(`--since ${since} comes after --until ${until}`);
  return (item) => {
    const isWord = Object.entries(words).every(([key, given]) =>
      given.includes(readText(item, key)),
    );
    if (!isWord || time === undefined || (since === undefined && until === undefined))
      return isWord;
    const moment = Date.parse(readText(item, time));
    return moment >= first && moment <= last;
  };
};

/** The fields a list is narrowed by, by kind. */
export const findFilterFields = (
  resource: Resource,
  keys: readonly string[],
): { readonly words: readonly [string, Field][]; readonly time: string | undefined } => {
  const fields = keys.flatMap((key): [string, Field][] => {
    const field = resource.fields[key];
    return field ? [[key, field]] : [];
  });
  return {
    words: fields.filter(([, field]) => field.kind === 'choice'),
    time: fields.find(([, field]) => field.kind === 'time')?.[0],
  };
};
