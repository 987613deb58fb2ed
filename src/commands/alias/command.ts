import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { addCommonFlags, addHiddenCommonFlags } from '../../cli/flags/flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import type { BuildTree } from '../../cli/tree-extent.ts';
import { withConfigContext } from '../config/config-context.ts';

const createDryRunOption = (): Option =>
  new Option('--dry-run', 'print what would change without writing it');

const createSetCommand = (context: RunContext, buildTree: BuildTree): Command => {
  const command = addCommonFlags(newCommand('set', 'Create or change an alias'))
    .argument('<name>', 'name of the alias')
    .argument('<expansion...>', 'command it stands for, in quotes')
    .addOption(createDryRunOption());
  setNotes(command, [
    'The command is split into words as in a shell: quotes and backslashes work, and nothing else is expanded. $1 to $9 are replaced by the arguments of the alias, except in single quotes. Further arguments are added at the end.',
    'The command must be one of imco. A command, namespace or resource of imco cannot be replaced, and aliases cannot use other aliases.',
  ]);
  setExamples(command, [
    "imco alias set stalled 'cloud servers list --filter state=*stalled'",
    "imco alias set named 'cloud servers list --filter name=$1*'",
  ]);
  return command.action((name: string, words: readonly string[]) =>
    withConfigContext(context, command, async (configContext) => {
      const { setAlias } = await import('./set.ts');
      await setAlias(configContext, { name, words, buildTree });
    }),
  );
};

const createListCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('list', 'List the aliases')).alias('ls');
  setExamples(command, ['imco alias list', 'imco alias list -o json']);
  return command.action(() =>
    withConfigContext(context, command, async (configContext) => {
      const { listUserAliases } = await import('./list.ts');
      await listUserAliases(configContext);
    }),
  );
};

const createDeleteCommand = (context: RunContext): Command => {
  const command = addCommonFlags(newCommand('delete', 'Delete aliases'))
    .alias('rm')
    .argument('<alias...>', 'names of aliases')
    .addOption(createDryRunOption());
  setExamples(command, ['imco alias delete stalled']);
  return command.action((names: readonly string[]) =>
    withConfigContext(context, command, async (configContext) => {
      const { deleteAliases } = await import('./delete.ts');
      await deleteAliases(configContext, names);
    }),
  );
};

/** `imco alias`. `buildTree` builds the commands that an alias may stand for. */
export const aliasCommand = (context: RunContext, buildTree: BuildTree): Command => {
  const command = addHiddenCommonFlags(
    newCommand('alias', 'Short commands of your own (see "imco help extensions")'),
  )
    .addCommand(createSetCommand(context, buildTree))
    .addCommand(createListCommand(context))
    .addCommand(createDeleteCommand(context));
  setNotes(command, [
    'Aliases are saved in your own settings file, and only read from there. See "imco help extensions" for aliases and plugins.',
  ]);
  setExamples(command, [
    "imco alias set stalled 'cloud servers list --filter state=*stalled'",
    'imco alias list',
    'imco alias delete stalled',
  ]);
  return command;
};
