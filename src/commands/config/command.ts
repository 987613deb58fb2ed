import { type Command, InvalidArgumentError } from 'commander';
import { newCommand } from '../../cli/command.ts';
import {
  addCommonFlags,
  addHiddenCommonFlags,
  type CommonFlags,
  readFlags,
} from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { loadRunSettings, readLoadOptions } from '../../cli/settings.ts';
import type { Settings } from '../../config/settings.ts';
import { type PromptShell, promptShells } from '../../shell/prompt-shells.ts';
import {
  createEditCommand,
  createSetCommand,
  createTrustCommand,
  createUnsetCommand,
  createUntrustCommand,
  createUseCommand,
} from './changing-commands.ts';

/** Loads the settings as any other command does, and shows a part of them. */
const showFromSettings = async (
  context: RunContext,
  command: Command,
  show: (settings: Settings) => Promise<void>,
): Promise<void> => show(await loadRunSettings(context, readFlags<CommonFlags>(command)));

const createShowCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('show', 'Show the active settings')).option(
    '--origin',
    'show where each setting comes from',
  );
  setExamples(command, ['imco config show', 'imco config show --origin']);
  return command.action(async (flags: { origin?: true }) => {
    const { showOrigins, showSettings } = await import('./show.ts');
    const show = flags.origin ? showOrigins : showSettings;
    await showFromSettings(context, command, (settings) => show(context.writer, settings));
  });
};

const createGetCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('get', 'Show the value of one setting')).argument(
    '<setting>',
    'name of the setting: "imco help config" lists them',
  );
  setNotes(command, [
    'Prints the active value, wherever it comes from. If the setting has no value, the exit code is 3.',
  ]);
  setExamples(command, ['imco config get output', 'imco config get endpoint --profile prod']);
  return command.action(async (name: string) => {
    const { getSetting } = await import('./show.ts');
    await showFromSettings(context, command, (settings) =>
      getSetting(context.writer, settings, name),
    );
  });
};

const createCurrentCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('current', 'Show the active profile, its platform and account, and what chose it'),
  );
  setNotes(command, [
    'Nothing is sent: the account and the user are those of the client certificate. "imco config get profile" prints the name alone.',
  ]);
  setExamples(command, ['imco config current', 'imco config current -o json']);
  return command.action(async () => {
    const { showCurrent } = await import('./current.ts');
    await showFromSettings(context, command, (settings) => showCurrent(context.writer, settings));
  });
};

const parsePromptShell = (text: string): PromptShell => {
  const shell = promptShells.find((one) => one === text);
  if (shell) return shell;
  throw new InvalidArgumentError(`Allowed values: ${promptShells.join(', ')}.`);
};

const createPromptCommand = (context: RunContext): Command => {
  const command = addHiddenCommonFlags(
    newCommand('prompt', 'Print code that shows the active profile in the prompt of a shell'),
  ).argument('<shell>', promptShells.join(', '), parsePromptShell);
  setNotes(command, [
    'The prompt shows the profile in IMCO_PROFILE, otherwise the one chosen by "imco config use" or "imco login". If IMCO_CONFIG names a file, the prompt shows IMCO_CONFIG. A * means that other variables change the platform, such as IMCO_ENDPOINT. The choice of a project file is not shown. No program is started for it.',
    'Append the output to the file that your shell reads at its start, after what sets the prompt. The name is shown before your prompt, or where PS1 contains IMCO_PROMPT as a variable (bash), PROMPT contains %20v (zsh) or fish_prompt calls imco_prompt (fish).',
  ]);
  setExamples(command, [
    'imco config prompt bash >> ~/.bashrc',
    'imco config prompt zsh >> ~/.zshrc',
    'imco config prompt fish >> ~/.config/fish/config.fish',
  ]);
  return command.action(async (shell: PromptShell) => {
    const { promptScripts } = await import('../../shell/prompt-scripts.ts');
    await context.writer.text(promptScripts[shell].trimEnd());
  });
};

const createPathCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('path', 'Show which configuration files are read'));
  setExamples(command, ['imco config path']);
  return command.action(async () => {
    const { showPaths } = await import('./show.ts');
    await showFromSettings(context, command, (settings) => showPaths(context.writer, settings));
  });
};

const createListCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('list', 'List the profiles')).alias('ls');
  setExamples(command, ['imco config list', 'imco config list -o json']);
  return command.action(async () => {
    const flags = readFlags<CommonFlags>(command);
    const [{ listProfiles }, { readFiles }] = await Promise.all([
      import('./list.ts'),
      import('../../config/load.ts'),
    ]);
    const options = readLoadOptions(context, flags);
    // A pipe cannot be read twice.
    const read = await readFiles(options);
    const settings = await loadRunSettings(context, flags, read);
    await listProfiles(context.writer, settings, options, read);
  });
};

/** `imco config`. */
export const configCommand = (context: RunContext): Command => {
  const command = addHiddenCommonFlags(newCommand('config', 'Manage configuration and profiles'))
    .addCommand(createListCommand(context))
    .addCommand(createUseCommand(context))
    .addCommand(createCurrentCommand(context))
    .addCommand(createPromptCommand(context))
    .addCommand(createShowCommand(context))
    .addCommand(createGetCommand(context))
    .addCommand(createSetCommand(context))
    .addCommand(createUnsetCommand(context))
    .addCommand(createEditCommand(context))
    .addCommand(createPathCommand(context))
    .addCommand(createTrustCommand(context))
    .addCommand(createUntrustCommand(context));
  setNotes(command, [
    'See "imco help config" for the files, their order of precedence and every setting.',
  ]);
  setExamples(command, [
    'imco config list',
    'imco config use staging',
    'imco config set output wide',
    'imco config show --origin',
  ]);
  return command;
};
