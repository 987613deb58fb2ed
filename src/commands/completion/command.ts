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
  const command = newCommand(shell, `Print the script for ${titles[shell]}`);
  if (shell === 'powershell') command.alias('pwsh');
  return command.action(async () => {
    const { printScript } = await import('./completion.ts');
    await printScript(context, shell);
  });
};

const parseShell = (text: string): Shell => {
  if (text === 'pwsh') return 'powershell';
  if (isShell(text)) return text;
  throw new InvalidArgumentError(`It is one of ${shells.join(', ')}.`);
};

type Placement = 'install' | 'uninstall';

const createPlaceCommand = (context: RunContext, name: Placement, about: string): Command => {
  const command = addCommonFlags(newCommand(name, about)).argument(
    '[shell]',
    `${shells.join(', ')}; that of $SHELL unless given`,
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
  throw new InvalidArgumentError(`It takes ${durationFormat}.`);
};

const createNamesCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('names', 'Print the names that are offered, read anew'))
    .argument('<resource>', 'such as cloud-servers, or profiles')
    .addOption(
      setFlagFacts(
        new Option('--within <duration>', 'no names unless they come in time').argParser(
          parseWithin,
        ),
        { kind: 'duration' },
      ),
    );
  setExamples(command, ['imco completion names cloud-servers']);
  return command.action(async (word: string, flags: { readonly within?: number }) => {
    const { findCompletedResource, isProfileArgument, printNames, printProfiles } = await import(
      './names.ts'
    );
    if (isProfileArgument(word)) {
      const settings = await loadRunSettings(context, readFlags(command));
      await printProfiles(context.host, context.writer, settings);
      return;
    }
    const resource = findCompletedResource(word);
    // A shell starts it behind somebody's back, who is typing there.
    const { in: source, err } = context.host.terminal;
    const isByHand = flags.within === undefined && source.isTerminal && err.isTerminal;
    const purpose = isByHand ? 'reading' : 'unattended';
    const print = (session: Session): Promise<void> => printNames(session, resource, flags.within);
    await withSession(context, readFlags(command), print, purpose);
  });
};

/** `imco completion`. */
export const completionCommand = (context: RunContext): Command => {
  const command = addHiddenCommonFlags(
    newCommand('completion', 'Completion of commands, flags and names in your shell'),
  );
  for (const shell of shells) command.addCommand(createPrintCommand(context, shell));
  command
    .addCommand(
      createPlaceCommand(context, 'install', 'Put the script where your shell looks for it'),
    )
    .addCommand(createPlaceCommand(context, 'uninstall', 'Take the script away again'))
    .addCommand(createNamesCommand(context));
  setExamples(command, ['imco completion install', 'imco completion bash']);
  setNotes(command, [
    'A TAB starts no program: commands and flags stand in the script, and names of servers and the like in files below ~/.cache/imco that every list brings up to date. Names older than IMCO_COMPLETION_TTL (300 seconds) are offered, and read anew in the background.',
  ]);
  return command;
};
