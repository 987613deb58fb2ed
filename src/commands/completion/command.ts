import { type Command, InvalidArgumentError, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { addCommonFlags, addHiddenCommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withSession } from '../../cli/session.ts';
import { loadRunSettings } from '../../cli/settings.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import type { Session } from '../../operate/session.ts';
import { isShell, type Shell, shells } from '../../shell/script-file.ts';

const titles: Readonly<Record<Shell, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
};

const createPrintCommand = (context: RunContext, shell: Shell): Command => {
  const command = newCommand(shell, `Print the completion script for ${titles[shell]}`);
  if (shell === 'powershell') command.alias('pwsh');
  return command.action(async () => {
    const { printScript } = await import('./completion.ts');
    await printScript(context, shell);
  });
};

const parseShell = (text: string): Shell => {
  if (text === 'pwsh') return 'powershell';
  if (isShell(text)) return text;
  throw new InvalidArgumentError(`Allowed values: ${shells.join(', ')}.`);
};

type Placement = 'install' | 'uninstall';

const createPlaceCommand = (context: RunContext, name: Placement, about: string): Command => {
  const command = addCommonFlags(newCommand(name, about)).argument(
    '[shell]',
    `${shells.join(', ')} (default: from $SHELL)`,
    parseShell,
  );
  setExamples(command, [`imco completion ${name}`, `imco completion ${name} zsh`]);
  return command.action(async (shell: Shell | undefined) => {
    const { installScript, uninstallScript } = await import('./completion.ts');
    await loadRunSettings(context, readFlags(command));
    await (name === 'install' ? installScript : uninstallScript)(context, shell);
  });
};

const parseWithin = (text: string): number => {
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new InvalidArgumentError(`Expected ${durationFormat}.`);
};

const createNamesCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('names', 'Fetch and print the names offered for a resource'),
  )
    .argument('<resource>', 'a resource such as cloud-servers, or profiles')
    .addOption(
      setFlagFacts(
        new Option('--within <duration>', 'time limit; print nothing after it').argParser(
          parseWithin,
        ),
        { kind: 'duration' },
      ),
    );
  setExamples(command, ['imco completion names cloud-servers']);
  return command.action(async (word: string, flags: { readonly within?: number }) => {
    const { findCompletedNames, isProfileArgument, printNames, printProfiles } = await import(
      './names.ts'
    );
    if (isProfileArgument(word)) {
      const settings = await loadRunSettings(context, readFlags(command));
      await printProfiles(context.host, context.writer, settings);
      return;
    }
    const names = findCompletedNames(word);
    // A shell starts it in the background, while the user is typing.
    const { in: source, err } = context.host.terminal;
    const isByHand = flags.within === undefined && source.isTerminal && err.isTerminal;
    const purpose = isByHand ? 'reading' : 'unattended';
    const print = (session: Session): Promise<void> => printNames(session, names, flags.within);
    await withSession(context, readFlags(command), print, purpose);
  });
};

/** `imco completion`. */
export const completionCommand = (context: RunContext): Command => {
  const command = addHiddenCommonFlags(
    newCommand('completion', 'Shell completion of commands, flags and names'),
  );
  for (const shell of shells) command.addCommand(createPrintCommand(context, shell));
  command
    .addCommand(
      createPlaceCommand(context, 'install', 'Install the completion script for your shell'),
    )
    .addCommand(createPlaceCommand(context, 'uninstall', 'Remove the completion script'))
    .addCommand(createNamesCommand(context));
  setExamples(command, ['imco completion install', 'imco completion bash']);
  setNotes(command, [
    'Pressing Tab does not start a program: the script contains commands and flags, and names of servers and other resources are cached below ~/.cache/imco. Every list command updates them. Names older than IMCO_COMPLETION_TTL (default: 300 seconds) are still offered and are refreshed in the background.',
  ]);
  return command;
};
