import { Option } from 'commander';
import { formatFlagName, listFlagAliases } from '../../catalog/flags.ts';
import type { ListVerb } from '../../catalog/vocabulary.ts';
import { type FlagFacts, type FlagKind, setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { lowerFirst } from '../../cli/flags/flags.ts';
import { createListFlag } from '../../cli/flags/verb-flags.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { parseSpan } from '../../lib/time/duration.ts';
import {
  type ClientFilter,
  findFilterFields,
  type Mentioned,
} from '../../operate/rows/client-filter.ts';
import { addFlag, readTextFlag, readWords, type VerbCommand } from '../verb-command.ts';

/** The end of the time range: `--older-than` is an `--until` relative to now. */
const readUntil = (until: string | undefined, age: string | undefined): string | undefined => {
  if (age === undefined) return until;
  if (until !== undefined) {
    throw new UsageFailure('--until and --older-than cannot be combined', {
      code: 'contradiction',
    });
  }
  if (parseSpan(age) !== undefined) return age;
  throw new UsageFailure(`--older-than: "${age}" is not a valid duration`, {
    code: 'invalid_value',
    hint: 'use a duration such as 90s, 30m, 2h or 1d12h; for a date use --until',
  });
};

/** The filters of a list that imco applies itself. */
export type ListFilters = Pick<ListVerb, 'clientFilters' | 'mentions'>;

/** Flags for what imco itself filters by, not the platform. */
export const addFilterFlags = (
  verbCommand: VerbCommand,
  { clientFilters = [], mentions = {} }: ListFilters,
): (() => ClientFilter) => {
  const { words, time } = findFilterFields(verbCommand.resource, clientFilters);
  const choices = words.map(([key, field]) => {
    const about = lowerFirst(field.about);
    const create = (flag: string, facts: FlagFacts): Option =>
      createListFlag(`--${flag}`, about, facts);
    const option = create(formatFlagName(key, field), { field });
    const others = listFlagAliases(key, field).map((flag) =>
      addFlag(verbCommand, create(flag, { field, spellingOf: option }).hideHelp()),
    );
    return { key, given: [addFlag(verbCommand, option), ...others] };
  });
  const readMentions = Object.entries(mentions).map(([flag, { in: keys, about }]) => {
    const read = addFlag(verbCommand, new Option(`--${flag} <${flag}>`, about));
    return (): readonly Mentioned[] => {
      const word = readTextFlag(read());
      return word === undefined ? [] : [{ flag, keys, word }];
    };
  });
  const addTimeFlag = (flag: string, about: string, kind: FlagKind = 'time'): (() => unknown) =>
    time === undefined
      ? () => undefined
      : addFlag(verbCommand, setFlagFacts(new Option(flag, about), { kind, acceptsEmpty: true }));
  const since = addTimeFlag(
    '--since <time>',
    'from this time on: 2h, 1d12h, yesterday, 2026-01-31 or 2026-01-31T08:00+01:00',
  );
  const until = addTimeFlag('--until <time>', 'up to this time; a date includes the entire day');
  const age = addTimeFlag(
    '--older-than <duration>',
    'older than this duration: 2h, 1d12h or 7d',
    'duration',
  );
  return () => ({
    words: Object.fromEntries(
      choices.flatMap(({ key, given }) => {
        const value = given.flatMap((read) => readWords(read() ?? []));
        return value.length === 0 ? [] : [[key, value]];
      }),
    ),
    mentions: readMentions.flatMap((read) => read()),
    time,
    since: readTextFlag(since()),
    until: readUntil(readTextFlag(until()), readTextFlag(age())),
  });
};
