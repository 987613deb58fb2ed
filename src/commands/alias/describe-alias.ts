import { readAliasCommand } from '../../cli/user-commands/alias-command.ts';
import { isCommandName } from '../../cli/user-commands/command-name.ts';
import { isBuiltIn } from '../../cli/user-commands/first-word.ts';
import type { Alias } from '../../config/aliases.ts';
import { createHider } from '../../lib/text/hide-secrets.ts';
import type { Item } from '../../output/document.ts';

/** Why an alias of the settings file cannot be used; undefined if it can. */
const findAliasProblem = ({ name, command }: Alias): string | undefined => {
  if (!isCommandName(name)) return 'not a valid name';
  if (isBuiltIn(name)) return 'ignored: imco has a command of that name';
  if (command === undefined) return 'not a command line';
  const read = readAliasCommand(command);
  return 'problem' in read ? read.problem : undefined;
};

/** An alias as it is shown. */
export const describeAlias = (alias: Alias): Item => {
  const { name, command = '', file } = alias;
  return {
    name,
    command: createHider([command])(command),
    file,
    problem: findAliasProblem(alias) ?? null,
  };
};
