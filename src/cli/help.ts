import type { Command, Help } from 'commander';
import { type HelpPage, layOutHelp } from './help-page.ts';

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
export const readExamples = (command: Command): readonly string[] => examples.get(command) ?? [];

/** The paragraphs of help a command was given. */
export const readNotes = (command: Command): readonly string[] => notes.get(command) ?? [];

/** The aliases that are words of their own, not the name spelled in another way. */
export const splitTerms = (aliases: readonly string[], name: string): readonly string[] => {
  const spelling = name.replaceAll('-', '_');
  return aliases.filter(
    (alias) => alias !== spelling && `${alias}s` !== name && !alias.includes('_'),
  );
};

/** The name of a command, and the aliases that are words of their own. */
const subcommandTerm = (command: Command): string => {
  const aliases = splitTerms(command.aliases(), command.name());
  const shown = aliases.length > 0 ? ` (${aliases.join(', ')})` : '';
  return `${command.name()}${shown}`;
};

/** The words that lead to a command, `imco` first. */
export const formatCommandPath = (command: Command): string =>
  command.parent ? `${formatCommandPath(command.parent)} ${command.name()}` : command.name();

/** The whole command by its own name; aliases would only make it longer. */
const usage = (command: Command): string => `${formatCommandPath(command)} ${command.usage()}`;

/** Help of a command, whatever width it is to be shown in. Flags come grouped. */
export const createHelpPage = (command: Command, helper: Help): HelpPage => {
  const flags = helper.groupItems(
    [...command.options],
    helper.visibleOptions(command),
    (option) => option.helpGroupHeading ?? 'Flags:',
  );
  return {
    about: command.description(),
    examples: readExamples(command),
    usage: usage(command),
    notes: readNotes(command),
    sections: [
      [
        'Commands:',
        helper
          .visibleCommands(command)
          .map((one) => [subcommandTerm(one), helper.subcommandDescription(one)]),
      ],
      [
        'Arguments:',
        helper
          .visibleArguments(command)
          .map((argument) => [helper.argumentTerm(argument), helper.argumentDescription(argument)]),
      ],
      ...[...flags].map(([heading, options]): HelpPage['sections'][number] => [
        heading,
        options.map((option) => [helper.optionTerm(option), helper.optionDescription(option)]),
      ]),
    ],
  };
};

const formatHelp = (command: Command, helper: Help): string =>
  layOutHelp(createHelpPage(command, helper), helper.helpWidth ?? Number.POSITIVE_INFINITY);

/** The help of a command as commander is to write it. */
export const helpStyle = { formatHelp, subcommandTerm };
