import type { Command } from 'commander';

/** How much of the tree is built: what the command line addresses, or all of it. */
export type TreeExtent = 'addressed' | 'whole';

/**
 * Whether a command has to be built with all that is in it: the words of the command line may mean
 * it by its name or an alias, or all of the tree is wanted. Of any other its name will do.
 */
export const isCommandWanted = (
  extent: TreeExtent,
  words: readonly string[],
  command: Pick<Command, 'name' | 'aliases'>,
): boolean =>
  extent === 'whole' ||
  words.includes(command.name()) ||
  command.aliases().some((alias) => words.includes(alias));
