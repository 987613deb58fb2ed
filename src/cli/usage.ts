import type { Argument, Command, Option } from 'commander';
import { readFlagFacts } from './flags/flag-facts.ts';

const optionalCommands = new WeakSet<Command>();

/** Notes that a command which leads to others does something by itself, too. */
export const setCommandOptional = (command: Command): void => {
  optionalCommands.add(command);
};

/** Whether a command that leads to others does something by itself, too. */
export const isCommandOptional = (command: Command): boolean => optionalCommands.has(command);
const requiredArguments = new WeakSet<Argument>();

/**
 * Adds a required argument. It is checked when the command runs, by `checkArguments`, as a person may
 * be asked for it.
 */
export const addRequiredArgument = (command: Command, name: string, about: string): void => {
  command.argument(`[${name}]`, about);
  const argument = command.registeredArguments.at(-1);
  if (argument) requiredArguments.add(argument);
};

/** Whether a command cannot do without an argument. */
export const isArgumentRequired = (argument: Argument): boolean =>
  argument.required || requiredArguments.has(argument);

const isMissing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** The first required argument that a command was not given. */
export const findMissingArgument = (command: Command): Argument | undefined =>
  command.registeredArguments.find(
    (argument, place) => requiredArguments.has(argument) && isMissing(command.processedArgs[place]),
  );

/** Throws the error of commander about a required argument that is missing. */
export const checkArguments = (command: Command): void => {
  const argument = findMissingArgument(command);
  if (!argument) return;
  command.error(`error: missing required argument '${argument.name()}'`, {
    code: 'commander.missingArgument',
  });
};

/** The words that lead to a command, `imco` first. */
export const formatCommandPath = (command: Command): string =>
  command.parent ? `${formatCommandPath(command.parent)} ${command.name()}` : command.name();

/** A word after a command as usage has it: `[server...]`. */
export const formatArgument = (name: string, { required, many }: ArgumentForm): string => {
  const word = many ? `${name}...` : name;
  return required ? `<${word}>` : `[${word}]`;
};

interface ArgumentForm {
  readonly required: boolean;
  readonly many: boolean;
}

/** Whether a flag sets the same as a word of its command: `labels create` takes its name as both. */
const isSameAs = (argument: Argument, option: Option): boolean =>
  option.long === `--${argument.name()}`;

/** The command line of a command in parts that belong together, the path being the first. */
export const listUsageParts = (command: Command): readonly string[] => {
  const path = formatCommandPath(command);
  if (command.commands.length > 0) {
    return [path, isCommandOptional(command) ? '[command]' : '<command>', '[flags]'];
  }
  const needed = command.options.filter(
    (option) => !option.hidden && readFlagFacts(option).isRequired,
  );
  const words = command.registeredArguments.map((argument) =>
    formatArgument(argument.name(), {
      required: isArgumentRequired(argument) || needed.some((option) => isSameAs(argument, option)),
      many: argument.variadic,
    }),
  );
  const flags = needed.filter(
    (option) => !command.registeredArguments.some((argument) => isSameAs(argument, option)),
  );
  return [path, ...words, ...flags.map((option) => option.flags), '[flags]'];
};

/** How a command is typed, with the flags it cannot do without. */
export const formatUsage = (command: Command): string => listUsageParts(command).join(' ');
