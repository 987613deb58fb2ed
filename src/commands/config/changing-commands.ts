/** The commands of `imco config` that write files. */
import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { addCommonFlags, type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { createSecretPrompt } from '../../cli/session.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { withConfigContext } from './config-context.ts';

/** Replaces typing the name of a protected profile. */
const createConfirmOption = (): Option =>
  setFlagFacts(
    new Option(
      '--confirm <profile>',
      'name of a protected profile, instead of typing it',
    ).argParser(appendValue),
    { isRepeatable: true },
  );

interface ConfirmFlags {
  readonly confirm?: readonly string[];
}

interface SetFlags extends CommonFlags, ConfirmFlags {
  /** False with `--no-verify`. */
  readonly verify?: boolean;
}

const protectionNote =
  'To remove the protection of a profile, type its name when asked, or give it with --confirm.';

const createDryRunOption = (): Option =>
  new Option('--dry-run', 'print what would change without writing it');

export const createUseCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('use', 'Choose the active profile'))
    .argument('[profile]', 'name of the profile (default: ask)')
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
  const command = addCommonFlags(newCommand('set', 'Change a setting'))
    .argument('<setting>', 'name of the setting: "imco help config" lists them')
    .argument('<value>', 'new value of the setting')
    .addOption(createConfirmOption())
    .addOption(
      new Option('--no-verify', 'set api without checking that the platform supports the version'),
    )
    .addOption(createDryRunOption());
  setNotes(command, [
    'The settings columns.RESOURCE, sort.RESOURCE and relative.RESOURCE say how the tables of a resource look. They do not change -o json and other formats for programs.',
    'With --profile, the setting is saved in that profile. Without it, preferences such as output apply to all profiles, and all other settings are saved in the active profile.',
    'Before a profile is switched to another version of the API with "imco config set api", imco checks that the platform supports it. If the endpoint of the profile ends in a version, it is changed as well, so that both agree.',
    protectionNote,
  ]);
  setExamples(command, [
    'imco config set output wide',
    'imco config set columns.servers name,state,public_ip',
    'imco config set sort.servers -name',
    'imco config set api v3',
    'imco config set protected true --profile prod',
  ]);
  return command.action((name: string, value: string) =>
    withConfigContext(context, command, async (configContext) => {
      const flags = readFlags<SetFlags>(command);
      if (flags.verify === false && name !== 'api') {
        throw new UsageFailure('--no-verify only works with the setting api', {
          code: 'contradiction',
        });
      }
      const { setSetting } = await import('./set.ts');
      await setSetting(configContext, name, value, {
        confirmed: flags.confirm,
        versionCheck:
          flags.verify === false
            ? undefined
            : {
                ask: createSecretPrompt(context.host),
                debug: flags.debug ? (line) => context.writer.warn(line) : undefined,
              },
      });
    }),
  );
};

export const createUnsetCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('unset', 'Remove a setting'))
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
    'The editor is the one in VISUAL or EDITOR. It opens a copy, which replaces the file only if it is valid.',
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
    newCommand('trust', 'Trust a project file to set the endpoint and credentials'),
  )
    .argument('[file]', 'project file (default: nearest one in this or a parent folder)')
    .addOption(createDryRunOption());
  setNotes(command, [
    'Trust applies to the current contents of the file and of the certificates and private keys it names; if one of them changes, the file is no longer trusted. The settings that need trust are printed on stderr.',
    'Without trust, a project file can choose the profile only for commands that read. Commands that change something require --profile or a trusted file.',
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
  const command = addCommonFlags(newCommand('untrust', 'Stop trusting a project file'))
    .argument('[file]', 'project file (default: nearest one in this or a parent folder)')
    .addOption(createDryRunOption());
  setExamples(command, ['imco config untrust']);
  return command.action((file: string | undefined) =>
    withConfigContext(context, command, async (context) => {
      const { untrustFile } = await import('./trust.ts');
      await untrustFile(context, file);
    }),
  );
};
