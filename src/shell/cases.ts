/** Shared parts of the scripts for bash and zsh: functions with case statements. */
import { quoteForShell } from '../lib/text/shell-word.ts';
import {
  type AlikeCommands,
  encodeArgument,
  groupAlike,
  groupFields,
  listFlagValues,
} from './encode-tree.ts';
import { type CompletionCommand, listSteps } from './tree.ts';

const joinPatterns = (words: readonly string[]): string =>
  words.map((word) => (word === '' ? "''" : quoteForShell(word))).join(' | ');

const indentLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `  ${line}`);

/** Writes a function with a case for each command. */
export const writeByCommandCases = <T>(
  name: string,
  cases: readonly AlikeCommands<T>[],
  linesFor: (value: T) => readonly string[],
): readonly string[] => [
  `${name}() {`,
  '  case $at in',
  ...cases.flatMap(({ paths, value }) => [
    `    ${joinPatterns(paths)})`,
    ...linesFor(value).map((line) => `      ${line}`),
    '      ;;',
  ]),
  '  esac',
  '}',
  '',
];

/** Writes the step from a command to its subcommand. The function sets at. */
export const writeStepCases = (commands: readonly CompletionCommand[]): readonly string[] => [
  '_imco_step() {',
  '  case $at in',
  ...commands
    .filter((command) => command.commands.length > 0)
    .flatMap((command) => [
      `    ${joinPatterns([command.path])})`,
      '      case $1 in',
      ...listSteps(command).map(
        (child) =>
          `        ${joinPatterns([child.name, ...child.aliases])}) at=${quoteForShell(child.path)} ;;`,
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

/** Writes the value kinds of flags. The function sets want; a switch leaves it unchanged. */
export const writeValueCases = (commands: readonly CompletionCommand[]): readonly string[] => [
  '_imco_value() {',
  '  case $at:$1 in',
  ...indentLines(
    listFlagValues(commands)
      .filter(({ paths }) => paths.length > 0)
      .map(({ spellings, code, paths }) => {
        const places = paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`));
        return `  ${joinPatterns(places)}) want=${quoteForShell(code)} && return ;;`;
      }),
  ),
  '  esac',
  '  case $1 in',
  ...indentLines(
    listFlagValues(commands)
      .filter(({ paths }) => paths.length === 0)
      .map(
        ({ spellings, code }) =>
          `  ${joinPatterns(spellings)}) want=${code === '' ? '' : quoteForShell(code)} ;;`,
      ),
  ),
  '  esac',
  '  return 0',
  '}',
  '',
];

/** Writes the argument kinds of commands. The function sets want, by the number of arguments given. */
export const writeWordCases = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommandCases(
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

/** Writes the fields of each command's output. The function sets fields. */
export const writeFieldCases = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommandCases('_imco_fields', groupFields(commands), (code) => [
    `fields=${quoteForShell(code)}`,
  ]);
