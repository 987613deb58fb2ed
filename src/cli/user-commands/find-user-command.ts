import { type Alias, loadAliases } from '../../config/aliases.ts';
import type { Host } from '../../host.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { fillAliasCommand, readAliasCommand } from './alias-command.ts';
import { isCommandName } from './command-name.ts';
import { type FirstWord, findFirstWord, isBuiltIn } from './first-word.ts';
import { findPlugin, type Plugin } from './plugins.ts';

/** What a first word stands for that is not one of imco. */
type UserCommand =
  | { readonly kind: 'alias'; readonly name: string; readonly args: readonly string[] }
  | { readonly kind: 'plugin'; readonly plugin: Plugin }
  | { readonly kind: 'none'; readonly aliases: readonly string[] };

const createAliasFailure = ({ name, file }: Alias, problem: string): ConfigurationFailure =>
  new ConfigurationFailure(`alias "${name}" in ${file}: ${problem}`, {
    code: 'broken_alias',
    hint: `set it again with "imco alias set ${name} '...'", or remove it with "imco alias delete ${name}"`,
  });

/**
 * The line that an alias and its arguments become. It begins with a word of imco: an alias uses no
 * other alias and no plugin, so it cannot lead to itself.
 */
const expandAlias = (alias: Alias, args: readonly string[]): readonly string[] => {
  if (alias.command === undefined) throw createAliasFailure(alias, 'it is not a command line');
  const command = readAliasCommand(alias.command);
  if ('problem' in command) throw createAliasFailure(alias, command.problem);
  const line = fillAliasCommand(alias.name, command.words, args);
  const first = findFirstWord(line);
  if (first && isBuiltIn(first.word)) return line;
  const shown = quoteForShell(first?.word ?? line[0] ?? '');
  throw createAliasFailure(alias, `${shown} is not a command of imco`);
};

/**
 * Finds the alias or the plugin that the first word of a line stands for. Only called for a word
 * that is not one of imco, since it reads files. Throws a `Failure` if an alias cannot be used.
 */
export const findUserCommand = async (
  host: Host,
  { word, place }: FirstWord,
): Promise<UserCommand> => {
  const aliases = await loadAliases(host);
  const names = aliases.map(({ name }) => name);
  if (!isCommandName(word)) return { kind: 'none', aliases: names };
  const alias = aliases.find(({ name }) => name === word);
  if (alias) {
    const expanded = expandAlias(alias, host.args.slice(place + 1));
    return { kind: 'alias', name: word, args: [...host.args.slice(0, place), ...expanded] };
  }
  const plugin = findPlugin(host, word);
  return plugin ? { kind: 'plugin', plugin } : { kind: 'none', aliases: names };
};
