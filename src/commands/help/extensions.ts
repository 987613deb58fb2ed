/** The aliases and plugins of the user, for help. */
import { cacheUserCommands } from '../../cli/user-commands/completed-commands.ts';
import { isBuiltIn } from '../../cli/user-commands/first-word.ts';
import { findPlugin, listPlugins, type Plugin } from '../../cli/user-commands/plugins.ts';
import { loadAliases } from '../../config/aliases.ts';
import type { Host } from '../../host.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { hasRelativeFolders } from '../../lib/process/child-process.ts';
import type { Item } from '../../output/document.ts';
import { describeAlias } from '../alias/describe-alias.ts';

/** The aliases and plugins that were found, in the members of JSON. */
interface Extensions {
  readonly aliases: readonly Item[];
  readonly plugins: readonly Item[];
  /** What was not looked at, in sentences. */
  readonly warnings: readonly string[];
}

/** Why a plugin is not run, also if only its name is in the way. */
const findPluginProblem = (
  { name, problem }: Plugin,
  aliases: readonly Item[],
): string | undefined => {
  if (problem !== undefined) return problem;
  if (isBuiltIn(name)) return 'is hidden by a command of imco';
  return aliases.some((alias) => alias.name === name) ? 'is hidden by an alias' : undefined;
};

const describePlugin = (plugin: Plugin, aliases: readonly Item[]): Item => {
  const { name, path, fix } = plugin;
  return { name, path, problem: findPluginProblem(plugin, aliases) ?? null, fix: fix ?? null };
};

/**
 * The user's aliases and plugins, whether they can be used or not. A settings file that cannot be
 * read does not hide the rest.
 */
export const describeExtensions = async (host: Host): Promise<Extensions> => {
  const warnings: string[] = [];
  const found = await loadAliases(host).catch((failure: unknown) => {
    if (!(failure instanceof Failure)) throw failure;
    warnings.push(`aliases were not read: ${failure.message}`);
    return undefined;
  });
  const aliases = (found ?? []).map(describeAlias);
  const listed = listPlugins(host);
  if (hasRelativeFolders(host.env)) {
    warnings.push('PATH has relative entries, in which plugins are not searched');
  }
  if (found) cacheUserCommands(host, found, listed);
  return {
    aliases,
    plugins: listed.map((plugin) => describePlugin(plugin, aliases)),
    warnings,
  };
};

const formatRow = (item: Item, shown: unknown): string => {
  const { name, problem, fix } = item;
  const why = typeof problem === 'string' ? `\n      not used: ${problem}` : '';
  const how = typeof fix === 'string' ? `\n      fix: ${fix}` : '';
  return `  ${String(name)}  ${String(shown)}${why}${how}`;
};

const formatList = (title: string, rows: readonly string[]): string =>
  rows.length === 0 ? '' : `\n\n${title}\n\n${rows.join('\n')}`;

/** The lists behind the text of the topic; empty if there is nothing to list. */
export const formatExtensions = ({ aliases, plugins, warnings }: Extensions): string =>
  [
    formatList(
      'Your aliases:',
      aliases.map((item) => formatRow(item, item.command)),
    ),
    formatList(
      'Plugins in PATH:',
      plugins.map((item) => formatRow(item, item.path)),
    ),
    ...warnings.map((warning) => `\n\nwarning: ${warning}`),
  ].join('');

/** What a word stands for, if it is an alias or a plugin. */
export const explainUserCommand = async (host: Host, word: string): Promise<string | undefined> => {
  const alias = (await loadAliases(host)).find(({ name }) => name === word);
  if (alias) {
    const { command, problem } = describeAlias(alias);
    const why = typeof problem === 'string' ? `\nIt cannot be used: ${problem}.` : '';
    return `Alias for "imco ${String(command)}"${why}\n\nSaved in ${alias.file}; see "imco help extensions".`;
  }
  const plugin = findPlugin(host, word);
  if (!plugin) return undefined;
  const why = plugin.problem === undefined ? '' : `\nIt is not run: it ${plugin.problem}.`;
  return `Plugin ${plugin.path}${why}\n\nFor its own help run "imco ${word} --help"; see "imco help extensions".`;
};
