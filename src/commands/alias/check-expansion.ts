import type { Command } from 'commander';
import { addNamespace } from '../../cli/command-line/add-namespace.ts';
import { readCommandLine } from '../../cli/command-line/command-line.ts';
import { isTargetFlag } from '../../cli/command-line/normalize-words.ts';
import { readTokens, type Token } from '../../cli/command-line/read-tokens.ts';
import type { BuildTree } from '../../cli/tree-extent.ts';
import { formatCommandPath, isCommandOptional } from '../../cli/usage.ts';
import { findFirstWord, isBuiltIn } from '../../cli/user-commands/first-word.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';

const createUnknownCommand = (message: string, hint: string): UsageFailure =>
  new UsageFailure(message, { code: 'unknown_command', hint });

/**
 * A word of a group of commands that is none of them. A flag that the group does not have may have a
 * value, as in `audit events --since 1h`, where the verb is implied.
 */
const findStrayWord = (command: Command, tokens: readonly Token[]): string | undefined => {
  if (command.commands.length === 0 || isCommandOptional(command)) return undefined;
  const [first] = tokens.filter(
    (token) => token.kind === 'word' || (token.kind === 'flag' && !token.option),
  );
  return first?.kind === 'word' ? first.words[0] : undefined;
};

/** A flag that a command does not have. What a group of commands takes depends on its commands. */
const findUnknownFlag = (command: Command, tokens: readonly Token[]): string | undefined => {
  if (command.commands.length > 0) return undefined;
  for (const token of tokens) {
    const isUnknown = token.kind === 'flag' && !token.option && !isTargetFlag(command, token.name);
    if (isUnknown) return token.name;
  }
  return undefined;
};

/**
 * Checks that the words of an alias are a command of imco, or the beginning of one. Throws a
 * `UsageFailure` otherwise.
 */
export const checkExpansion = (
  words: readonly string[],
  { buildTree, aliases }: { readonly buildTree: BuildTree; readonly aliases: readonly string[] },
): void => {
  const first = findFirstWord(words);
  if (first === undefined) {
    throw createUnknownCommand('the alias has no command', 'for example "cloud servers list"');
  }
  if (!isBuiltIn(first.word)) {
    throw createUnknownCommand(
      `"${first.word}" is not a command of imco`,
      aliases.includes(first.word)
        ? 'an alias cannot use another alias; write its command out'
        : 'see "imco --help"; an alias cannot use a plugin or another program',
    );
  }
  const own = addNamespace(readCommandLine(words).own);
  const { command, tokens } = readTokens(buildTree(own), own);
  const path = formatCommandPath(command);
  const stray = findStrayWord(command, tokens);
  if (stray !== undefined) {
    const near = findNearest(
      stray,
      command.commands.map((one) => one.name()),
    );
    throw createUnknownCommand(
      `"${path}" has no command "${stray}"`,
      near.length > 0 ? `did you mean ${near.join(', ')}?` : `see "${path} --help"`,
    );
  }
  const flag = findUnknownFlag(command, tokens);
  if (flag === undefined) return;
  throw new UsageFailure(`"${path}" has no flag ${flag}`, {
    code: 'unknown_flag',
    hint: `see "${path} --help"`,
  });
};
