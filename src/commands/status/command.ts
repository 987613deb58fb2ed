import { type Command, InvalidArgumentError, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { addCommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { createListFlag } from '../../cli/flags/verb-flags.ts';
import { createPollFlag } from '../../cli/flags/wait-flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { describeFailOn, failOnWords, selectConcerns } from './concerns.ts';

/** The flag that makes a failure of what is wrong; each of its words is checked. */
const createFailOnFlag = (): Option => {
  const option = createListFlag('--fail-on', 'exit with code 1 if any of this is wrong');
  const { parseArg } = option;
  option.argChoices = [...failOnWords];
  return option.argParser((value, before: readonly string[] | undefined) => {
    const words: readonly string[] = parseArg?.(value, before ?? []) ?? [];
    if (words.every((word) => failOnWords.includes(word))) return words;
    throw new InvalidArgumentError(`Allowed choices are ${failOnWords.join(', ')}.`);
  });
};

/** The flags as given. */
interface StatusFlags {
  readonly failOn?: readonly string[];
  readonly watch?: boolean;
  readonly poll?: number;
}

const checkFlags = ({ failOn, watch, poll }: StatusFlags): void => {
  const problem =
    watch && failOn
      ? '--watch never ends, so --fail-on cannot be used'
      : !watch && poll !== undefined
        ? '--poll requires --watch'
        : undefined;
  if (problem !== undefined) throw new UsageFailure(problem, { code: 'contradiction' });
};

/** `imco status`. */
export const statusCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('status', 'Show an overview of the account'));
  setNotes(command, [
    'Shows servers by state and provider, stalled servers and for how long, other resources in error and why, failures of the last day, templates that failed to compile, unattached volumes and addresses (which still cost money), and when your certificate expires.',
    `--fail-on is for monitoring: ${describeFailOn()}, or any of them.`,
    'If a part cannot be read, its error is shown in its place and the exit code is 8.',
  ]);
  command.addOption(createFailOnFlag());
  command.addOption(new Option('--watch', 'keep showing the overview'));
  command.addOption(createPollFlag('polling interval of --watch', { needs: ['--watch'] }));
  setExamples(command, [
    'imco status',
    'imco status --watch',
    'imco status --fail-on stalled,errors --quiet',
    'imco status -o json | jq .servers.by_state',
  ]);
  return command.action((flags: StatusFlags) => {
    checkFlags(flags);
    return withSession(context, readFlags(command), async (session) => {
      if (flags.watch) {
        const { watchStatus } = await import('./watch.ts');
        return watchStatus(session);
      }
      const { showStatus } = await import('./status.ts');
      return showStatus(session, selectConcerns(flags.failOn ?? []));
    });
  });
};
