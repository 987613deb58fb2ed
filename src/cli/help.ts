import type { Argument, Command, Help, Option } from 'commander';
import { readFlagFacts } from './flags/flag-facts.ts';
import { formatFlagHelp, formatFlagTerm } from './flags/format-flag-help.ts';
import { layOutHelp, showBold } from './help-layout.ts';
import type { HelpItem, HelpPage } from './help-page.ts';
import { formatCommandPath, listUsageParts } from './usage.ts';
import { addVersionMark, readCommandVersions } from './version-marks.ts';

const examples = new WeakMap<Command, readonly string[]>();
const notes = new WeakMap<Command, readonly string[]>();
const further = new WeakMap<Command, readonly HelpItem[]>();

/** Gives a command examples for its help: entire command lines. */
export const setExamples = (command: Command, lines: readonly string[]): void => {
  examples.set(command, lines);
};

/** Gives a command paragraphs of help beyond its one line. */
export const setNotes = (command: Command, paragraphs: readonly string[]): void => {
  notes.set(command, paragraphs);
};

/** Gives a command lines at the end of its help that say where help goes on. */
export const setFurtherHelp = (command: Command, items: readonly HelpItem[]): void => {
  further.set(command, items);
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

/** Flags with the required ones first. */
export const sortRequiredFirst = (options: readonly Option[]): readonly Option[] => {
  const isRequired = (option: Option): boolean => readFlagFacts(option).isRequired === true;
  return [...options.filter(isRequired), ...options.filter((option) => !isRequired(option))];
};

/** The flags in the help of a command: its own but for the one for help. */
const listOwnFlags = ({ options }: Command): readonly Option[] =>
  sortRequiredFirst(options.filter((option) => !option.hidden && !readFlagFacts(option).isCommon));

const describeArgument = (argument: Argument): HelpItem => [argument.name(), argument.description];

/** Where the flags are described that every command takes. */
export const commonFlagsHelp: HelpItem = ['Flags of every command', 'imco help flags'];

const takesCommonFlags = ({ options }: Command): boolean =>
  options.some((option) => readFlagFacts(option).isCommon === true);

const listFurtherHelp = (command: Command): readonly HelpItem[] => [
  ...(further.get(command) ??
    (command.commands.length > 0
      ? [['Help on a command', `${formatCommandPath(command)} <command> --help`] as const]
      : [])),
  // The first page has one line for it less: it names the topic.
  ...(takesCommonFlags(command) && command.parent ? [commonFlagsHelp] : []),
];

/** Help of a command, whatever screen it is to be shown on. */
export const createHelpPage = (command: Command, helper: Help): HelpPage => {
  const versions = readCommandVersions(command);
  // Where help begins, "imco help" is shown by its topics.
  const groups = helper.groupItems(
    [...command.commands],
    helper.visibleCommands(command).filter((child) => child.name() !== 'help'),
    (child) => child.helpGroup() || 'Commands',
  );
  return {
    about: addVersionMark(command.description(), versions),
    usage: listUsageParts(command),
    arguments: helper.visibleArguments(command).map(describeArgument),
    flags: listOwnFlags(command).map((option) => [formatFlagTerm(option), formatFlagHelp(option)]),
    groups: [...groups].map(([heading, commands]) => [
      heading,
      commands.map((child) => [
        subcommandTerm(child),
        addVersionMark(child.description(), readCommandVersions(child), versions),
      ]),
    ]),
    // The first page has no room for them.
    examples: command.parent ? readExamples(command) : [],
    notes: readNotes(command),
    further: listFurtherHelp(command),
  };
};

/** Headings are bold: commander takes that away where a stream shows no colours. */
const formatHelp = (command: Command, helper: Help): string =>
  layOutHelp(createHelpPage(command, helper), {
    columns: helper.helpWidth ?? Number.POSITIVE_INFINITY,
    heading: showBold,
  });

/** The help of a command as commander is to write it. */
export const helpStyle = { formatHelp, subcommandTerm };
