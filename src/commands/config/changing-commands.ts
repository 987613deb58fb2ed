/** The commands of `imco config` that write files. */
import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { addCommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { withConfigContext } from './config-context.ts';

/** Stands for typing the names of protected profiles. */
const createConfirmOption = (): Option =>
  setFlagFacts(
    new Option(
      '--confirm <profile>',
      'the name of a protected profile, instead of typing it',
    ).argParser(appendValue),
    { isRepeatable: true },
  );

interface ConfirmFlags {
  readonly confirm?: readonly string[];
}

const protectionNote =
  'A profile that is protected stays so until its name is typed, or given with --confirm.';

const createDryRunOption = (): Option =>
  new Option('--dry-run', 'say what would change, write nothing');

export const createUseCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('use', 'Choose the profile in force'))
    .argument('[profile]', 'name of the profile; asked for on a terminal')
    .addOption(createDryRunOption());
  setExamples(command, ['imco config use staging']);
  return command.action((name: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { useProfile } = await import('./use.ts');
      await useProfile(context, name);
    }),
  );
};

export const createSetCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('set', 'Write a setting into the configuration'))
    .argument('<setting>', 'name of the setting: "imco help config" lists them')
    .argument('<value>', 'what it is to be')
    .addOption(createConfirmOption())
    .addOption(createDryRunOption());
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

export const createUnsetCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('unset', 'Take a setting out of the configuration'))
    .argument('<setting>', 'name of the setting')
    .addOption(createConfirmOption())
    .addOption(createDryRunOption());
  setNotes(command, [protectionNote]);
  setExamples(command, ['imco config unset output', 'imco config unset port --profile staging']);
  return command.action((name: string) =>
    withConfigContext(context, command, async (context) => {
      const { unsetSetting } = await import('./unset.ts');
      await unsetSetting(context, name, readFlags<ConfirmFlags>(command).confirm);
    }),
  );
};

export const createEditCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('edit', 'Open the configuration in an editor'),
  ).addOption(createConfirmOption());
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

export const createTrustCommand = (context: RunContext): Command => {
  const command = addCommonFlags(
    newCommand('trust', 'Let the file of a project say where requests and credentials go'),
  )
    .argument('[file]', 'the file; the one that is found from here unless named')
    .addOption(createDryRunOption());
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

export const createUntrustCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('untrust', 'Trust the file of a project no longer'))
    .argument('[file]', 'the file; the one that is found from here unless named')
    .addOption(createDryRunOption());
  setExamples(command, ['imco config untrust']);
  return command.action((file: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { untrustFile } = await import('./trust.ts');
      await untrustFile(context, file);
    }),
  );
};
