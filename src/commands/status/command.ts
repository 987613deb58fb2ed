import type { Command } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { addCommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';

/** `imco status`. */
export const statusCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('status', 'Show the account at a glance'));
  setNotes(command, [
    'Servers by state and provider, what is stalled and since when, what failed in the last day, templates that do not compile, volumes and addresses that cost money and are attached to nothing, and how long the certificate is good for.',
    'A part that cannot be read is told in its place, and the run then ends with 8.',
  ]);
  setExamples(command, ['imco status', 'imco status -o json | jq .servers.by_state']);
  return command.action(() =>
    withSession(context, readFlags(command), async (session) => {
      const { showStatus } = await import('./status.ts');
      await showStatus(session);
    }),
  );
};
