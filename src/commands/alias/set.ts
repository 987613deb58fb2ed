/** `imco alias set`. */
import type { BuildTree } from '../../cli/tree-extent.ts';
import { readAliasCommand } from '../../cli/user-commands/alias-command.ts';
import { commandNameHint, isCommandName } from '../../cli/user-commands/command-name.ts';
import { isBuiltIn } from '../../cli/user-commands/first-word.ts';
import { findPlugin } from '../../cli/user-commands/plugins.ts';
import { aliasesMember, loadAliases } from '../../config/aliases.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { createHider } from '../../lib/text/hide-secrets.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { readWord } from '../../lib/text/split-shell-words.ts';
import { type ConfigContext, createWriteContext, printNotice } from '../config/own-settings.ts';
import { findAliasFile, refreshCompletion } from './alias-files.ts';
import { checkExpansion } from './check-expansion.ts';

/** The alias to set, in the words of the command line. */
interface NewAlias {
  readonly name: string;
  readonly words: readonly string[];
  readonly buildTree: BuildTree;
}

const checkName = (name: string): void => {
  if (!isCommandName(name)) {
    throw new UsageFailure(`"${name}" is not a valid name for an alias`, {
      code: 'bad_name',
      hint: commandNameHint,
    });
  }
  if (isBuiltIn(name)) {
    throw new UsageFailure(`"${name}" is a command of imco and cannot be an alias`, {
      code: 'bad_name',
      hint: 'choose another name',
    });
  }
};

/** The command as it is saved: without a leading `imco`, which runs anyway. */
const trimCommand = (text: string): string => text.trim().replace(/^imco\s+/, '');

/** The command in one line: given in quotes, or in several words. */
const joinCommand = (words: readonly string[]): string => {
  const [only = ''] = words;
  return trimCommand(words.length === 1 ? only : words.map(quoteForShell).join(' '));
};

const refuseSecret = (command: string, words: readonly string[]): void => {
  if (createHider(words)(command) === command) return;
  throw new UsageFailure('the command contains a password or a key', {
    code: 'secret_value',
    hint: 'aliases are not secret: give the path of a file instead',
  });
};

/** `alias set`: creates or changes an alias, after a check that its command exists. */
export const setAlias = async (
  context: ConfigContext,
  { name, words, buildTree }: NewAlias,
): Promise<void> => {
  const { host, dryRun } = context;
  checkName(name);
  const command = joinCommand(words);
  const read = readAliasCommand(command);
  if ('problem' in read) {
    throw new UsageFailure(`alias "${name}": ${read.problem}`, {
      code: 'bad_alias',
      hint: read.hint,
    });
  }
  const expansion = read.words.map(readWord);
  refuseSecret(command, expansion);
  const aliases = await loadAliases(host);
  checkExpansion(expansion, { buildTree, aliases: aliases.map((one) => one.name) });
  const before = aliases.find((one) => one.name === name);
  const file = before?.file ?? (await findAliasFile(host));
  await changeSettings(file, createWriteContext(context), (draft) =>
    draft.set([aliasesMember, name], command),
  );
  if (!dryRun) await refreshCompletion(host);
  const hidden = findPlugin(host, name);
  if (hidden) context.writer.note(`notice: the alias hides the plugin ${hidden.path}`);
  const verb = dryRun ? 'would run' : before && before.command !== command ? 'now runs' : 'runs';
  await printNotice(context, `imco ${name} ${verb} "imco ${command}" (${file})`, {
    alias: name,
    command,
    previous: before?.command ?? null,
    file,
  });
};
