import { quoteForShell } from '../lib/text/shell-word.ts';
import {
  writeByCommandCases,
  writeFieldCases,
  writeStepCases,
  writeValueCases,
  writeWordCases,
} from './cases.ts';
import { groupAlike } from './encode-tree.ts';
import { type CompletionCommand, flattenTree, listOtherOffers, listSteps } from './tree.ts';

/** Writes the subcommands of each command and their aliases. The function sets subs and also. */
const writeSubcommands = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommandCases(
    '_imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        listSteps(command)
          .map(({ name, aliases }) => [name, ...aliases].join())
          .join(';'),
    ),
    (command) => [
      `subs=${quoteForShell(command.commands.map(({ name }) => name).join(' '))}`,
      `also=${quoteForShell(
        listOtherOffers(command)
          .map(({ name }) => name)
          .join(' '),
      )}`,
    ],
  );

const joinFlagNames = (flags: CompletionCommand['flags']): string =>
  flags.map(({ name }) => name).join(' ');

/** Writes the flags of each command. The function sets flags. */
const writeFlags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [, ...common] = root.flags;
  const lines = writeByCommandCases(
    '_imco_flags',
    groupAlike(
      commands.filter(({ path }) => path !== ''),
      (command) => command,
      (command) => `${command.takesCommonFlags}${joinFlagNames(command.flags)}`,
    ),
    (command) => {
      const own = joinFlagNames(command.flags);
      return [
        command.takesCommonFlags
          ? `flags=${quoteForShell(own)}' '$common`
          : `flags=${quoteForShell(`${own} --help`.trim())}`,
      ];
    },
  );
  const [head = '', ...rest] = lines;
  return [
    head,
    `  local common=${quoteForShell(joinFlagNames(common))}`,
    `  flags='--version '$common`,
    ...rest,
  ];
};

/** The command tree in the script for bash. */
export const writeBash = (root: CompletionCommand): string => {
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
