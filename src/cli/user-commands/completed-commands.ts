import type { Alias } from '../../config/aliases.ts';
import type { Host } from '../../host.ts';
import { readWord } from '../../lib/text/split-shell-words.ts';
import { type CompletedCommand, cacheCommands } from '../../shell/command-cache.ts';
import { addNamespace } from '../command-line/add-namespace.ts';
import { dropFlagValues } from '../command-line/command-line.ts';
import { listFlagsWithValue } from '../flags/flags.ts';
import { readAliasCommand } from './alias-command.ts';
import { isCommandName } from './command-name.ts';
import { isBuiltIn } from './first-word.ts';
import type { Plugin } from './plugins.ts';

/** The words of an alias that lead to its command; none if it cannot be read. */
const readCommandWords = (command: string): readonly string[] => {
  const read = readAliasCommand(command);
  if ('problem' in read) return [];
  const own = addNamespace(read.words.map(readWord));
  return dropFlagValues(own, (flag) => listFlagsWithValue().has(flag))
    .map(([word]) => word)
    .filter((word) => !word.startsWith('-'));
};

/** Whether a name leads to an alias or a plugin at all. */
const isUsableName = (name: string): boolean => isCommandName(name) && !isBuiltIn(name);

/** Updates the aliases and plugins that completion offers, without those that cannot be run. */
export const cacheUserCommands = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  aliases: readonly Alias[],
  plugins: readonly Plugin[],
): void => {
  const offered = aliases.flatMap(({ name, command }): CompletedCommand[] =>
    command === undefined || !isUsableName(name)
      ? []
      : [{ name, kind: 'alias', words: readCommandWords(command), about: command }],
  );
  const taken = new Set(offered.map(({ name }) => name));
  const others = plugins
    .filter(({ name, problem }) => problem === undefined && isUsableName(name) && !taken.has(name))
    .map(({ name, path }): CompletedCommand => ({ name, kind: 'plugin', words: [], about: path }));
  cacheCommands(host, [...offered, ...others]);
};
