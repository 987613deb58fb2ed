import { Option } from 'commander';
import type { ListVerb } from '../../catalog/vocabulary.ts';
import { createPollFlag } from '../../cli/flags/wait-flags.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { LiveMode } from '../../operate/live/live-rows.ts';
import { findFilterFields } from '../../operate/rows/client-filter.ts';
import { addFlag, type VerbCommand } from '../verb-command.ts';

/** Flags that only work with a list that ends. */
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
    throw new UsageFailure('--watch and --follow cannot be combined', { code: 'contradiction' });
  }
  if (poll !== undefined && !way) {
    throw new UsageFailure(`--poll requires ${joinWords(ways, 'or')}`, { code: 'contradiction' });
  }
  const other = snapshotFlags.find((name) => command.getOptionValue(name) !== undefined);
  if (way && other) {
    throw new UsageFailure(`--${way} never ends, so --${other} cannot be used`, {
      code: 'contradiction',
    });
  }
};

/**
 * Adds the flags of a live list: `--watch`, and `--follow` if its rows have a time. The returned function
 * reads them and throws a `UsageFailure` for flags that cannot be combined with them.
 */
export const addLiveFlags = (
  verbCommand: VerbCommand,
  { clientFilters = [] }: Pick<ListVerb, 'clientFilters'>,
): (() => LiveMode | undefined) => {
  const { time } = findFilterFields(verbCommand.resource, clientFilters);
  const { titles } = verbCommand.resource;
  const ways = ['--watch', ...(time === undefined ? [] : ['--follow'])];
  const watch = addFlag(
    verbCommand,
    new Option('--watch', `keep showing ${titles} and their changes`),
  );
  const follow =
    time === undefined
      ? () => false
      : addFlag(
          verbCommand,
          new Option(
            '--follow',
            `print new ${titles} as they arrive, after the last 10 or those from --since`,
          ),
        );
  addFlag(
    verbCommand,
    createPollFlag(
      time === undefined
        ? 'polling interval of --watch'
        : 'polling interval of --watch and --follow',
      { needs: ways },
    ),
  );
  return () => {
    const way = watch() === true ? 'watch' : follow() === true ? 'follow' : undefined;
    checkLiveFlags(verbCommand, way, ways);
    return way;
  };
};
