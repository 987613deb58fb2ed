import { type Command, Option } from 'commander';
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
import { withConfigContext } from './config-context.ts';

/** Loads the settings as any command would, and shows something of them. */
const showing = async (
  context: RunContext,
  command: Command,
  show: (settings: Settings) => Promise<void>,
): Promise<void> => show(await loadRunSettings(context, readFlags<CommonFlags>(command)));

const showCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('show', 'Show the settings in force')).option(
    '--origin',
    'say where each came from',
  );
  setExamples(command, ['imco config show', 'imco config show --origin']);
  return command.action(async (flags: { origin?: true }) => {
    const { showOrigins, showSettings } = await import('./show.ts');
    const show = flags.origin ? showOrigins : showSettings;
    await showing(context, command, (settings) => show(context.writer, settings));
  });
};

const getCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('get', 'Show the value of one setting')).argument(
    '<setting>',
    'name of the setting: "imco help config" lists them',
  );
  setNotes(command, [
    'It is the value in force, wherever it comes from; a setting without one is exit code 3.',
  ]);
  setExamples(command, ['imco config get output', 'imco config get endpoint --profile prod']);
  return command.action(async (name: string) => {
    const { getSetting } = await import('./show.ts');
    await showing(context, command, (settings) => getSetting(context.writer, settings, name));
  });
};

const currentCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('current', 'Show the name of the profile in force'));
  setExamples(command, ['imco config current', 'imco config current -o json']);
  return command.action(async () => {
    const { showCurrent } = await import('./show.ts');
    await showing(context, command, (settings) => showCurrent(context.writer, settings));
  });
};

const pathCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('path', 'Show which configuration files are read'));
  setExamples(command, ['imco config path']);
  return command.action(async () => {
    const { showPaths } = await import('./show.ts');
    await showing(context, command, (settings) => showPaths(context.writer, settings));
  });
};

/** Stands for typing the names of protected profiles. */
const confirmation = (): Option =>
  new Option(
    '--confirm <profile>',
    'the name of a protected profile, instead of typing it',
  ).argParser((name: string, before: readonly string[] | undefined) => [...(before ?? []), name]);

interface ConfirmFlags {
  readonly confirm?: readonly string[];
}

const protectionNote =
  'A profile that is protected stays so until its name is typed, or given with --confirm.';

const dryRun = (): Option => new Option('--dry-run', 'say what would change, write nothing');

const listCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('list', 'List the profiles')).alias('ls');
  setExamples(command, ['imco config list', 'imco config list -o json']);
  return command.action(async () => {
    const flags = readFlags<CommonFlags>(command);
    const [{ listProfiles }, { readFiles }] = await Promise.all([
      import('./list.ts'),
      import('../../config/load.ts'),
    ]);
    const options = readLoadOptions(context, flags);
    // A pipe cannot be read again.
    const read = await readFiles(options);
    const settings = await loadRunSettings(context, flags, read);
    await listProfiles(context.writer, settings, options, read);
  });
};

const useCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('use', 'Choose the profile in force'))
    .argument('[profile]', 'name of the profile; asked for on a terminal')
    .addOption(dryRun());
  setExamples(command, ['imco config use staging']);
  return command.action((name: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { useProfile } = await import('./set.ts');
      await useProfile(context, name);
    }),
  );
};

const setCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('set', 'Write a setting into the configuration'))
    .argument('<setting>', 'name of the setting: "imco help config" lists them')
    .argument('<value>', 'what it is to be')
    .addOption(confirmation())
    .addOption(dryRun());
  setNotes(command, [
    'With --profile it is a setting of that profile. Without, a habit such as output is for all profiles, and anything else for the profile in force.',
    protectionNote,
  ]);
  setExamples(command, [
    'imco config set output wide',
    'imco config set protected true --profile prod',
  ]);
  return command.action((name: string, value: string) =>
    withConfigContext(context, command, async (context) => {
      const { setSetting } = await import('./set.ts');
      await setSetting(context, name, value, readFlags<ConfirmFlags>(command).confirm);
    }),
  );
};

const unsetCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('unset', 'Take a setting out of the configuration'))
    .argument('<setting>', 'name of the setting')
    .addOption(confirmation())
    .addOption(dryRun());
  setNotes(command, [protectionNote]);
  setExamples(command, ['imco config unset output', 'imco config unset port --profile staging']);
  return command.action((name: string) =>
    withConfigContext(context, command, async (context) => {
      const { unsetSetting } = await import('./set.ts');
      await unsetSetting(context, name, readFlags<ConfirmFlags>(command).confirm);
    }),
  );
};

const editCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('edit', 'Open the configuration in an editor'),
  ).addOption(confirmation());
  setNotes(command, [
    'The editor is that of VISUAL or EDITOR. It gets a copy, which takes the place of the file only when it can be read.',
    protectionNote,
  ]);
  setExamples(command, ['imco config edit']);
  return command.action(() =>
    withConfigContext(context, command, async (context) => {
      const { editFile } = await import('./edit.ts');
      await editFile(context, readFlags<ConfirmFlags>(command).confirm);
    }),
  );
};

const trustCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('trust', 'Let the file of a project say where requests and credentials go'),
  )
    .argument('[file]', 'the file; the one that is found from here unless named')
    .addOption(dryRun());
  setNotes(command, [
    'The file is trusted as it is now, and so are the certificates and keys it names: once one of them is changed, it is not. What it decides is shown on stderr.',
    'Without trust a file of a project may choose a profile for reading only; what changes something wants --profile or trust.',
  ]);
  setExamples(command, ['imco config trust', 'imco config trust --dry-run']);
  return command.action((file: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { trustFile } = await import('./trust.ts');
      await trustFile(context, file);
    }),
  );
};

const untrustCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('untrust', 'Trust the file of a project no longer'))
    .argument('[file]', 'the file; the one that is found from here unless named')
    .addOption(dryRun());
  setExamples(command, ['imco config untrust']);
  return command.action((file: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { untrustFile } = await import('./trust.ts');
      await untrustFile(context, file);
    }),
  );
};

/** `imco config`. */
export const configCommand = (context: RunContext): Command => {
  const command = addHiddenCommonFlags(newCommand('config', 'What imco is configured to do'))
    .addCommand(listCommand(context))
    .addCommand(useCommand(context))
    .addCommand(currentCommand(context))
    .addCommand(showCommand(context))
    .addCommand(getCommand(context))
    .addCommand(setCommand(context))
    .addCommand(unsetCommand(context))
    .addCommand(editCommand(context))
    .addCommand(pathCommand(context))
    .addCommand(trustCommand(context))
    .addCommand(untrustCommand(context));
  setNotes(command, ['"imco help config" has the files, which of them wins, and every setting.']);
  setExamples(command, [
    'imco config list',
    'imco config use staging',
    'imco config set output wide',
    'imco config show --origin',
  ]);
  return command;
};
