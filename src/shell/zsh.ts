import { quoteForShell } from '../lib/text/shell-word.ts';
import { fieldCases, groupByCommand, stepCases, valueCases, wordCases } from './cases.ts';
import { groupAlike } from './encode-tree.ts';
import { type CompletionCommand, type CompletionFlag, flattenTree, otherOffers } from './tree.ts';

/** A word and what is said of it. */
const pair = ({ name, about }: Pick<CompletionFlag, 'name' | 'about'>): string =>
  `  ${quoteForShell(name)} ${quoteForShell(about)}`;

/** The commands below one, and the other names they go by. Sets subs and also. */
const below = (commands: readonly CompletionCommand[]): readonly string[] =>
  groupByCommand(
    '_imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        JSON.stringify([
          command.commands.map(({ name, about }) => [name, about]),
          otherOffers(command),
        ]),
    ),
    (command) => [
      'subs=(',
      ...command.commands.map(pair),
      ')',
      'also=(',
      ...otherOffers(command).map(pair),
      ')',
    ],
  );

/** The flags of a command. Sets flags. */
const flags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  const [head = '', ...rest] = groupByCommand(
    '_imco_flags',
    groupAlike(
      commands.filter(({ path }) => path !== ''),
      (command) => command,
      ({ takesCommonFlags, flags: own }) => JSON.stringify([takesCommonFlags, own.map(pair)]),
    ),
    (command) => {
      const own = command.takesCommonFlags ? command.flags : [...command.flags, ...help];
      const after = command.takesCommonFlags ? [`  "\${(@)common}"`] : [];
      return ['flags=(', ...own.map(pair), ...after, ')'];
    },
  );
  return [
    head,
    '  local -a common',
    '  common=(',
    ...common.map((flag) => `  ${pair(flag)}`),
    '  )',
    `  flags=(${version ? pair(version).trim() : ''} "\${(@)common}")`,
    ...rest,
  ];
};

/** What the script for zsh knows of the commands. */
export const writeZsh = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  return [
    ...stepCases(commands),
    ...below(commands),
    ...flags(root, commands),
    ...valueCases(commands),
    ...wordCases(commands),
    ...fieldCases(commands),
  ]
    .join('\n')
    .trimEnd();
};
