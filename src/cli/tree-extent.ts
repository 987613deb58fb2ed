import type { Command } from 'commander';

/** How much of the command tree is built: the commands that these words name, or all. */
export type TreeExtent = readonly string[] | 'whole';

/** Builds the command tree, complete as far as words name its commands. */
export type BuildTree = (words: readonly string[]) => Command;

/**
 * Whether a command is built completely: if the words contain its name or an alias, or if the entire
 * tree is needed. Any other command only needs its name.
 */
export const isCommandWanted = (
  extent: TreeExtent,
  command: Pick<Command, 'name' | 'aliases'>,
): boolean =>
  extent === 'whole' ||
  extent.includes(command.name()) ||
  command.aliases().some((alias) => extent.includes(alias));
