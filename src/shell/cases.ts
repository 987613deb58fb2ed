/** What the scripts for bash and zsh have in common: functions that decide by words. */
import { quoteForShell } from '../lib/text/shell-word.ts';
import {
  type AlikeCommands,
  encodeArgument,
  groupAlike,
  groupFields,
  listFlagValues,
} from './encode-tree.ts';
import { type CompletionCommand, stepsOf } from './tree.ts';

const patterns = (words: readonly string[]): string =>
  words.map((word) => (word === '' ? "''" : quoteForShell(word))).join(' | ');

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** A function that decides by the command that is addressed. */
export const groupByCommand = <T>(
  name: string,
  cases: readonly AlikeCommands<T>[],
  lineFor: (said: T) => readonly string[],
): readonly string[] => [
  `${name}() {`,
  '  case $at in',
  ...cases.flatMap(({ paths, said }) => [
    `    ${patterns(paths)})`,
    ...lineFor(said).map((line) => `      ${line}`),
    '      ;;',
  ]),
  '  esac',
  '}',
  '',
];

/** From a command to the one below it that a word names. Sets at. */
export const stepCases = (commands: readonly CompletionCommand[]): readonly string[] => [
  '_imco_step() {',
  '  case $at in',
  ...commands
    .filter((command) => command.commands.length > 0)
    .flatMap((command) => [
      `    ${patterns([command.path])})`,
      '      case $1 in',
      ...stepsOf(command).map(
        (child) =>
          `        ${patterns([child.name, ...child.aliases])}) at=${quoteForShell(child.path)} ;;`,
      ),
      '        *) return 1 ;;',
      '      esac',
      '      ;;',
    ]),
  '    *) return 1 ;;',
  '  esac',
  '}',
  '',
];

/** What follows a flag. Sets want; a switch leaves it alone. */
export const valueCases = (commands: readonly CompletionCommand[]): readonly string[] => [
  '_imco_value() {',
  '  case $at:$1 in',
  ...indent(
    listFlagValues(commands)
      .filter(({ paths }) => paths.length > 0)
      .map(({ spellings, code, paths }) => {
        const places = paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`));
        return `  ${patterns(places)}) want=${quoteForShell(code)} && return ;;`;
      }),
  ),
  '  esac',
  '  case $1 in',
  ...indent(
    listFlagValues(commands)
      .filter(({ paths }) => paths.length === 0)
      .map(
        ({ spellings, code }) =>
          `  ${patterns(spellings)}) want=${code === '' ? '' : quoteForShell(code)} ;;`,
      ),
  ),
  '  esac',
  '  return 0',
  '}',
  '',
];

/** What the words of a command are. Sets want, by the count of those given. */
export const wordCases = (commands: readonly CompletionCommand[]): readonly string[] =>
  groupByCommand(
    '_imco_word',
    groupAlike(
      commands,
      (command) => (command.words.some(({ kind }) => kind !== 'nothing') ? command : undefined),
      ({ words, repeats }) => `${words.map(encodeArgument).join(';')}${repeats}`,
    ),
    ({ words, repeats }) =>
      words.flatMap((wanted, at) => {
        const code = encodeArgument(wanted);
        if (code === '') return [];
        const isOpen = repeats && at === words.length - 1;
        const test = isOpen ? `((count >= ${at}))` : `((count == ${at}))`;
        return [
          isOpen && at === 0
            ? `want=${quoteForShell(code)}`
            : `${test} && want=${quoteForShell(code)}`,
        ];
      }),
  );

/** The fields of what a command shows. Sets fields. */
export const fieldCases = (commands: readonly CompletionCommand[]): readonly string[] =>
  groupByCommand('_imco_fields', groupFields(commands), (code) => [
    `fields=${quoteForShell(code)}`,
  ]);
