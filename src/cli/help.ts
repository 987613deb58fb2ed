import type { Command, Help } from 'commander';

const examples = new WeakMap<Command, readonly string[]>();
const notes = new WeakMap<Command, readonly string[]>();

/** Gives a command examples for its help: whole command lines. */
export const setExamples = (command: Command, lines: readonly string[]): void => {
  examples.set(command, lines);
};

/** Gives a command paragraphs of help beyond its one line. */
export const setNotes = (command: Command, paragraphs: readonly string[]): void => {
  notes.set(command, paragraphs);
};

/** The examples a command was given. */
export const examplesFor = (command: Command): readonly string[] => examples.get(command) ?? [];

/** The paragraphs of help a command was given. */
export const notesFor = (command: Command): readonly string[] => notes.get(command) ?? [];

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [title, ...lines, ''] : [];

/** The aliases that are words of their own, not the name spelled in another way. */
export const wordsAmong = (aliases: readonly string[], name: string): readonly string[] => {
  const spelling = name.replaceAll('-', '_');
  return aliases.filter(
    (alias) => alias !== spelling && `${alias}s` !== name && !alias.includes('_'),
  );
};

/** The name of a command, and the aliases that are words of their own. */
const subcommandTerm = (command: Command): string => {
  const aliases = wordsAmong(command.aliases(), command.name());
  const shown = aliases.length > 0 ? ` (${aliases.join(', ')})` : '';
  return `${command.name()}${shown}`;
};

const optionLines = (command: Command, helper: Help, width: number): readonly string[] => {
  const groups = helper.groupItems(
    [...command.options],
    helper.visibleOptions(command),
    (option) => option.helpGroupHeading ?? 'Flags:',
  );
  return [...groups].flatMap(([title, options]) =>
    section(
      title,
      options.map((option) =>
        helper.formatItem(
          helper.optionTerm(option),
          width,
          helper.optionDescription(option),
          helper,
        ),
      ),
    ),
  );
};

/** The words that lead to a command, `imco` first. */
export const commandPath = (command: Command): string =>
  command.parent ? `${commandPath(command.parent)} ${command.name()}` : command.name();

/** The whole command by its own name; aliases would only make it longer. */
const usage = (command: Command): string => `${commandPath(command)} ${command.usage()}`;

/**
 * Help in the order an operator reads it: what it does, how it looks in use, then the particulars.
 * Flags come grouped: those of this command, output, connection.
 */
export const formatHelp = (command: Command, helper: Help): string => {
  const width = helper.padWidth(command, helper);
  const helpWidth = helper.helpWidth ?? 80;
  const commands = helper.visibleCommands(command);
  const lines = [
    helper.boxWrap(command.description(), helpWidth),
    '',
    ...section(
      'Examples:',
      examplesFor(command).map((line) => `  ${line}`),
    ),
    `Usage: ${usage(command)}`,
    '',
    ...notesFor(command).flatMap((note) => [helper.boxWrap(note, helpWidth), '']),
    ...section(
      'Commands:',
      commands.map((one) =>
        helper.formatItem(subcommandTerm(one), width, helper.subcommandDescription(one), helper),
      ),
    ),
    ...section(
      'Arguments:',
      helper
        .visibleArguments(command)
        .map((argument) =>
          helper.formatItem(
            helper.argumentTerm(argument),
            width,
            helper.argumentDescription(argument),
            helper,
          ),
        ),
    ),
    ...optionLines(command, helper, width),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
};

/** The help of a command as commander is to write it. */
export const helpStyle = { formatHelp, subcommandTerm };
