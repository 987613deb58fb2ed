import type { Command } from 'commander';

/** How much of the command tree is built: the commands on the command line, or all. */
export type TreeExtent = 'addressed' | 'whole';

/**
 * Whether a command is built completely: if the command line contains its name or an alias, or if the
 * entire tree is needed. Any other command only needs its name.
 */
export const isCommandWanted = (
  extent: TreeExtent,
  words: readonly string[],
  command: Pick<Command, 'name' | 'aliases'>,
): boolean =>
  extent === 'whole' ||
  words.includes(command.name()) ||
  command.aliases().some((alias) => words.includes(alias));
