import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { escapeLiteral } from '../../lib/text/glob.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { momentForm, momentIn } from '../../lib/time/moment.ts';
import type { Item } from '../../output/document.ts';
import { readText } from './answers.ts';

/** A word that a row must contain, and the fields to search. */
export interface Mentioned {
  /** The flag that gives it. */
  readonly flag: string;
  readonly keys: readonly string[];
  readonly word: string;
}

/** The filters that imco applies itself, as the flags give them. */
export interface ClientFilter {
  /** Allowed values by field name, references as ids; a row must have one of them. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Words that the text of a row must contain, with the fields of that text. */
  readonly mentions: readonly Mentioned[];
  /** The time field, and the first and last moment as typed. */
  readonly time: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** Selects every row. */
export const noFilter: ClientFilter = {
  words: {},
  mentions: [],
  time: undefined,
  since: undefined,
  until: undefined,
};

/** Parses a moment; a day means its start for `--since` and its end for `--until`. */
const parseMoment = (flag: '--since' | '--until', text: string, now: number): number => {
  const moment = momentIn(text, now, flag === '--until' ? 'end' : 'start');
  if (moment !== undefined) return moment;
  throw new UsageFailure(`${flag}: "${text}" is not a valid duration or date`, {
    code: 'invalid_value',
    hint: `use ${momentForm}`,
  });
};

const checkWords = (fields: Fields, words: ClientFilter['words']): void => {
  for (const [key, given] of Object.entries(words)) {
    const { to, values = [] } = fields[key] ?? {};
    if (to) continue;
    const unknown = given.find((word) => !values.includes(word));
    if (unknown === undefined) continue;
    const hint = formatSuggestion(findNearest(unknown, values));
    throw new UsageFailure(
      `--${key}: "${unknown}" is not valid; allowed values: ${values.join(', ')}`,
      {
        code: 'invalid_value',
        ...(hint !== undefined && { hint }),
      },
    );
  }
};

/** Characters of a name such as a user's; a full stop may also end a sentence. */
const nameCharacter = '[\\p{L}\\p{N}_@-]';

/** Creates the test for a word in the text of a row: alone, in upper or lower case. */
const createMentionTest = ({ keys, word }: Mentioned): ((item: Item) => boolean) => {
  const before = `(?<!${nameCharacter}|${nameCharacter}\\.)`;
  const after = `(?!${nameCharacter}|\\.${nameCharacter})`;
  const pattern = new RegExp(`${before}${escapeLiteral(word)}${after}`, 'iu');
  return (item) => keys.some((key) => pattern.test(readText(item, key)));
};

/** Tolerance for times from machines whose clock is ahead. */
const clockSkewMs = 60_000;

/** Creates the row filter. Throws a `UsageFailure` for a value or moment that is not valid. */
export const filterRows = (
  { fields }: Resource,
  { words, mentions, time, since, until }: ClientFilter,
  now: number,
): ((item: Item) => boolean) => {
  checkWords(fields, words);
  const first = since === undefined ? -Infinity : parseMoment('--since', since, now);
  const last = until === undefined ? Infinity : parseMoment('--until', until, now);
  if (first > now + clockSkewMs) {
    throw new UsageFailure(`--since ${since} is in the future`, {
      code: 'invalid_value',
      hint: `use ${momentForm}`,
    });
  }
  if (first > last) throw new UsageFailure(`--since ${since} is later than --until ${until}`);
  const mentioned = mentions.map(createMentionTest);
  return (item) => {
    const isWord =
      Object.entries(words).every(([key, given]) => given.includes(readText(item, key))) &&
      mentioned.every((isMentioned) => isMentioned(item));
    if (!isWord || time === undefined || (since === undefined && until === undefined))
      return isWord;
    const moment = Date.parse(readText(item, time));
    return moment >= first && moment <= last;
  };
};

/** The fields of client-side filters, by kind. */
export const findFilterFields = (
  resource: Resource,
  keys: readonly string[],
): { readonly words: readonly [string, Field][]; readonly time: string | undefined } => {
  const fields = keys.flatMap((key): [string, Field][] => {
    const field = resource.fields[key];
    return field ? [[key, field]] : [];
  });
  return {
    words: fields.filter(([, field]) => field.kind === 'choice' || field.kind === 'ref'),
    time: fields.find(([, field]) => field.kind === 'time')?.[0],
  };
};
