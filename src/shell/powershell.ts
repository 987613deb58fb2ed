import { encodeArgument, groupFields, listFlagValues } from './encode-tree.ts';
import { type CompletionCommand, type CompletionFlag, flattenTree, stepsOf } from './tree.ts';

/** A text as PowerShell reads it. */
const quoted = (text: string): string =>
  `'${text.replaceAll(/(['\u2018\u2019\u201a\u201b])/g, '$1$1')}'`;

const list = (items: readonly string[]): string => `@(${items.join(', ')})`;

/** Pairs of a word and what is said of it; the comma keeps one pair a list of pairs. */
const pairs = (said: readonly Pick<CompletionFlag, 'name' | 'about'>[]): string =>
  `@(${said.map(({ name, about }) => `,@(${quoted(name)}, ${quoted(about)})`).join('; ')})`;

const table = (name: string, rows: readonly (readonly [string, string])[]): readonly string[] => [
  `$script:${name} = @{`,
  ...rows.map(([key, value]) => `    ${quoted(key)} = ${value}`),
  '}',
  '',
];

/** What the script for PowerShell knows of the commands. */
export const writePowershell = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  const sets = groupFields(commands);
  const alone = commands.filter(({ takesCommonFlags }) => !takesCommonFlags);
  return [
    ...table(
      'ImcoSteps',
      commands.flatMap((command) =>
        stepsOf(command).flatMap((child) =>
          [child.name, ...child.aliases].map((name): [string, string] => [
            `${command.path}:${name}`,
            quoted(child.path),
          ]),
        ),
      ),
    ),
    ...table(
      'ImcoCommands',
      commands
        .filter((command) => command.commands.length > 0)
        .map((command) => [command.path, pairs(command.commands)]),
    ),
    ...table(
      'ImcoFlags',
      commands.map(({ path, flags, takesCommonFlags }) => {
        if (path === '') return [path, pairs(version ? [version] : [])];
        return [path, pairs(takesCommonFlags ? flags : [...flags, ...help])];
      }),
    ),
    `$script:ImcoCommon = ${pairs(common)}`,
    `$script:ImcoAlone = ${list(alone.map(({ path }) => quoted(path)))}`,
    '',
    ...table(
      'ImcoValues',
      listFlagValues(commands).flatMap(({ spellings, code, paths }) => {
        const keys =
          paths.length > 0
            ? paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`))
            : spellings;
        return keys.map((key): [string, string] => [key, quoted(code)]);
      }),
    ),
    ...table(
      'ImcoWords',
      commands
        .filter(({ words }) => words.some(({ kind }) => kind !== 'nothing'))
        .map(({ path, words }) => [
          path,
          list(words.map((wanted) => quoted(encodeArgument(wanted)))),
        ]),
    ),
    ...table(
      'ImcoFields',
      sets.flatMap(({ paths }, at) => paths.map((path): [string, string] => [path, String(at)])),
    ),
    `$script:ImcoFieldSets = ${list(sets.map(({ said }) => quoted(said)))}`,
    '',
    `$script:ImcoMany = ${list(commands.filter(({ repeats }) => repeats).map(({ path }) => quoted(path)))}`,
  ].join('\n');
};
