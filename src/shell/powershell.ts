import { encodeArgument, groupFields, listFlagValues } from './encode-tree.ts';
import { type CompletionCommand, type CompletionFlag, flattenTree, listSteps } from './tree.ts';

/** Quotes a string for PowerShell. */
const quoteForPowershell = (text: string): string =>
  `'${text.replaceAll(/(['\u2018\u2019\u201a\u201b])/g, '$1$1')}'`;

const formatList = (items: readonly string[]): string => `@(${items.join(', ')})`;

/** Pairs of a word and its description; the comma keeps a single pair a list of pairs. */
const formatPairs = (words: readonly Pick<CompletionFlag, 'name' | 'about'>[]): string =>
  `@(${words.map(({ name, about }) => `,@(${quoteForPowershell(name)}, ${quoteForPowershell(about)})`).join('; ')})`;

const formatTable = (
  name: string,
  rows: readonly (readonly [string, string])[],
): readonly string[] => [
  `$script:${name} = @{`,
  ...rows.map(([key, value]) => `    ${quoteForPowershell(key)} = ${value}`),
  '}',
  '',
];

/** Writes the table that leads from a command and a word to the subcommand. */
const writeSteps = (commands: readonly CompletionCommand[]): readonly string[] =>
  formatTable(
    'ImcoSteps',
    commands.flatMap((command) =>
      listSteps(command).flatMap((child) =>
        [child.name, ...child.aliases].map((name): [string, string] => [
          `${command.path}:${name}`,
          quoteForPowershell(child.path),
        ]),
      ),
    ),
  );

/** Writes the flags of each command, the common flags, and the commands without common flags. */
const writeFlags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  const alone = commands.filter(({ takesCommonFlags }) => !takesCommonFlags);
  return [
    ...formatTable(
      'ImcoFlags',
      commands.map(({ path, flags, takesCommonFlags }) => {
        if (path === '') return [path, formatPairs(version ? [version] : [])];
        return [path, formatPairs(takesCommonFlags ? flags : [...flags, ...help])];
      }),
    ),
    `$script:ImcoCommon = ${formatPairs(common)}`,
    `$script:ImcoAlone = ${formatList(alone.map(({ path }) => quoteForPowershell(path)))}`,
    '',
  ];
};

/** Writes the value code of each flag. */
const writeValues = (commands: readonly CompletionCommand[]): readonly string[] =>
  formatTable(
    'ImcoValues',
    listFlagValues(commands).flatMap(({ spellings, code, paths }) => {
      const keys =
        paths.length > 0
          ? paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`))
          : spellings;
      return keys.map((key): [string, string] => [key, quoteForPowershell(code)]);
    }),
  );

/** Writes the argument kinds of each command, and the fields for its flags. */
const writeWords = (commands: readonly CompletionCommand[]): readonly string[] => {
  const sets = groupFields(commands);
  const many = commands.filter(({ repeats }) => repeats);
  return [
    ...formatTable(
      'ImcoWords',
      commands
        .filter(({ words }) => words.some(({ kind }) => kind !== 'nothing'))
        .map(({ path, words }) => [
          path,
          formatList(words.map((wanted) => quoteForPowershell(encodeArgument(wanted)))),
        ]),
    ),
    ...formatTable(
      'ImcoFields',
      sets.flatMap(({ paths }, at) => paths.map((path): [string, string] => [path, String(at)])),
    ),
    `$script:ImcoFieldSets = ${formatList(sets.map(({ value }) => quoteForPowershell(value)))}`,
    '',
    `$script:ImcoMany = ${formatList(many.map(({ path }) => quoteForPowershell(path)))}`,
  ];
};

/** The command tree in the script for PowerShell. */
export const writePowershell = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  return [
    ...writeSteps(commands),
    ...formatTable(
      'ImcoCommands',
      commands
        .filter((command) => command.commands.length > 0)
        .map((command) => [command.path, formatPairs(command.commands)]),
    ),
    ...writeFlags(root, commands),
    ...writeValues(commands),
    ...writeWords(commands),
  ].join('\n');
};
