import type { Command } from 'commander';

/** The command below another that a word names, by its name or an alias. */
export const findChild = (command: Command, word: string): Command | undefined =>
  command.commands.find((child) => child.name() === word || child.aliases().includes(word));

/** The command for words; words that are not commands are skipped. */
export const findCommand = (command: Command, words: readonly string[]): Command => {
  const [word, ...rest] = words;
  return word === undefined ? command : findCommand(findChild(command, word) ?? command, rest);
};
