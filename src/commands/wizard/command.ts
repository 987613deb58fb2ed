import { type Command, Option } from 'commander';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import { readFlags } from '../../cli/flags/flags.ts';
import { listGivenFlags } from '../../cli/flags/given-flags.ts';
import { createDryRunFlag, readConsent } from '../../cli/flags/verb-flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';
import { setCommandOptional } from '../../cli/usage.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { canConverse, findAskingObstacle } from '../../output/terminal/prompts.ts';

/** Flags of the wizard alone: the equivalent command asks no questions. */
const isOfWizard = ({ long }: Option): boolean =>
  long === '--dry-run' || long === '--yes' || long === '--confirm';

/** The failure for an unknown command after `wizard`. */
const createUnknownCommand = async (command: Command, word: string): Promise<UsageFailure> => {
  const { findLine } = await import('../../cli/suggestions/other-words.ts');
  const line = findLine([command.name(), word])?.line;
  const near = findNearest(
    word,
    command.commands.map((child) => child.name()),
  );
  const nearHint =
    near.length > 0 ? `did you mean ${near.join(', ')}?` : 'see "imco wizard --help"';
  return new UsageFailure(`unknown command '${word}'`, {
    code: 'unknown_command',
    hint: line === undefined ? nearHint : `use "imco ${line}"`,
  });
};

/** Lets `wizard` run without a subcommand: it asks for what a deployment needs. */
export const addWizard = (context: RunContext, command: Command): void => {
  const other = `imco ${wizardApps.noun} deploy`;
  command
    .allowExcessArguments()
    .addOption(createDryRunFlag())
    .addOption(new Option('-y, --yes', 'do not ask for confirmation at the end'))
    .addOption(
      new Option('--confirm <profile>', 'name of a protected profile, instead of typing it'),
    )
    .action(async () => {
      const [word] = command.args;
      if (word !== undefined) throw await createUnknownCommand(command, word);
      if (!canConverse(context.host.terminal)) {
        throw new UsageFailure(
          `the wizard asks questions, but ${findAskingObstacle(context.host.terminal) ?? 'stdin is not a terminal'}`,
          {
            code: 'no_terminal',
            hint: `use "${other}" with flags; see "${other} --help"`,
          },
        );
      }
      await withSession(
        context,
        readFlags(command),
        async (session) => {
          const { runWizard } = await import('./wizard.ts');
          await runWizard(session, listGivenFlags(command, isOfWizard), readConsent(command));
        },
        'changing',
      );
    });
  setCommandOptional(command);
  setNotes(command, [
    'Without a command, imco asks for app, location, cloud account, server plan and host name, then deploys the app.',
  ]);
  setExamples(command, ['imco wizard', 'imco wizard apps list', `${other} --help`]);
};
