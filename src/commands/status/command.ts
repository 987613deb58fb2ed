import type { Command } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { addCommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';

/** `imco status`. */
export const statusCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('status', 'Show an overview of the account'));
  setNotes(command, [
    'Shows servers by state and provider, stalled servers and for how long, failures of the last day, templates that failed to compile, unattached volumes and addresses (which still cost money), and when your certificate expires.',
    'If a part cannot be read, its error is shown in its place and the exit code is 8.',
  ]);
  setExamples(command, ['imco status', 'imco status -o json | jq .servers.by_state']);
  return command.action(() =>
    withSession(context, readFlags(command), async (session) => {
      const { showStatus } = await import('./status.ts');
      await showStatus(session);
    }),
  );
};
