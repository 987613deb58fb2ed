import { quoteForShell } from '../lib/text/shell-word.ts';
import {
  writeByCommandCases,
  writeFieldCases,
  writeStepCases,
  writeValueCases,
  writeWordCases,
} from './cases.ts';
import { groupAlike } from './encode-tree.ts';
import {
  type CompletionCommand,
  type CompletionFlag,
  flattenTree,
  listOtherOffers,
} from './tree.ts';

/** A word with its description. */
const formatPair = ({ name, about }: Pick<CompletionFlag, 'name' | 'about'>): string =>
  `  ${quoteForShell(name)} ${quoteForShell(about)}`;

/** Writes the subcommands of each command and their aliases. The function sets subs and also. */
const writeSubcommands = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommandCases(
    '_imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        JSON.stringify([
          command.commands.map(({ name, about }) => [name, about]),
          listOtherOffers(command),
        ]),
    ),
    (command) => [
      'subs=(',
      ...command.commands.map(formatPair),
      ')',
      'also=(',
      ...listOtherOffers(command).map(formatPair),
      ')',
    ],
  );

/** Writes the flags of each command. The function sets flags. */
const writeFlags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  const [head = '', ...rest] = writeByCommandCases(
    '_imco_flags',
    groupAlike(
      commands.filter(({ path }) => path !== ''),
      (command) => command,
      ({ takesCommonFlags, flags: own }) => JSON.stringify([takesCommonFlags, own.map(formatPair)]),
    ),
    (command) => {
      const own = command.takesCommonFlags ? command.flags : [...command.flags, ...help];
      const after = command.takesCommonFlags ? [`  "\${(@)common}"`] : [];
      return ['flags=(', ...own.map(formatPair), ...after, ')'];
    },
  );
  return [
    head,
    '  local -a common',
    '  common=(',
    ...common.map((flag) => `  ${formatPair(flag)}`),
    '  )',
    `  flags=(${version ? formatPair(version).trim() : ''} "\${(@)common}")`,
    ...rest,
  ];
};

/** The command tree in the script for zsh. */
export const writeZsh = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  return [
    ...writeStepCases(commands),
    ...writeSubcommands(commands),
    ...writeFlags(root, commands),
    ...writeValueCases(commands),
    ...writeWordCases(commands),
    ...writeFieldCases(commands),
  ]
    .join('\n')
    .trimEnd();
};
