import { Option } from 'commander';
import type { ListVerb } from '../../catalog/vocabulary.ts';
import { createPollFlag } from '../../cli/flags/wait-flags.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { LiveMode } from '../../operate/live/live-list.ts';
import { findFilterFields } from '../../operate/rows/client-filter.ts';
import { addFlag, type VerbCommand } from '../verb-command.ts';

/** Flags for a list at one moment: its order, a part of it, or another form of it. */
const snapshotFlags = ['sort', 'limit', 'raw', 'expand', 'query'] as const;

const checkLiveFlags = (
  { command }: VerbCommand,
  way: LiveMode | undefined,
  ways: readonly string[],
): void => {
  const { watch, follow, poll } = command.opts<{
    watch?: boolean;
    follow?: boolean;
    poll?: number;
  }>();
  if (watch && follow) {
    throw new UsageFailure('--watch and --follow exclude each other', { code: 'contradiction' });
  }
  if (poll !== undefined && !way) {
    throw new UsageFailure(`--poll requires ${joinWords(ways, 'or')}`, { code: 'contradiction' });
  }
  const other = snapshotFlags.find((name) => command.getOptionValue(name) !== undefined);
  if (way && other) {
    throw new UsageFailure(`--${way} has no end, so --${other} makes no sense with it`, {
      code: 'contradiction',
    });
  }
};

/**
 * Gives a list the flags that keep it open: `--watch`, and `--follow` where its rows have a time.
 * What is answered reads them, and throws a `UsageFailure` on what contradicts them.
 */
export const addLiveFlags = (
  verbCommand: VerbCommand,
  verb: ListVerb,
): (() => LiveMode | undefined) => {
  const { time } = findFilterFields(verbCommand.resource, verb.clientFilters ?? []);
  const { titles } = verbCommand.resource;
  const ways = ['--watch', ...(time === undefined ? [] : ['--follow'])];
  const watch = addFlag(
    verbCommand,
    new Option('--watch', `show ${titles} again and again, changes marked or as lines`),
  );
  const follow =
    time === undefined
      ? () => false
      : addFlag(
          verbCommand,
          new Option('--follow', `show ${titles} as they come, after the last 10 or --since`),
        );
  addFlag(verbCommand, createPollFlag('with these, how often to look', { needs: ways }));
  return () => {
    const way = watch() === true ? 'watch' : follow() === true ? 'follow' : undefined;
    checkLiveFlags(verbCommand, way, ways);
    return way;
  };
};
