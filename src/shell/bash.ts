import { quoteForShell } from '../lib/text/shell-word.ts';
import { fieldCases, groupByCommand, stepCases, valueCases, wordCases } from './cases.ts';
import { groupAlike } from './encode-tree.ts';
import { type CompletionCommand, flattenTree, otherOffers, stepsOf } from './tree.ts';

/** The commands below one, and the other names they go by. Sets subs and also. */
const below = (commands: readonly CompletionCommand[]): readonly string[] =>
  groupByCommand(
    '_imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        stepsOf(command)
          .map(({ name, aliases }) => [name, ...aliases].join())
          .join(';'),
    ),
    (command) => [
      `subs=${quoteForShell(command.commands.map(({ name }) => name).join(' '))}`,
      `also=${quoteForShell(
        otherOffers(command)
          .map(({ name }) => name)
          .join(' '),
      )}`,
    ],
  );

const names = (flags: CompletionCommand['flags']): string =>
  flags.map(({ name }) => name).join(' ');

/** The flags of a command. Sets flags. */
const flags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [, ...common] = root.flags;
  const lines = groupByCommand(
    '_imco_flags',
    groupAlike(
      commands.filter(({ path }) => path !== ''),
      (command) => command,
      (command) => `${command.takesCommonFlags}${names(command.flags)}`,
    ),
    (command) => {
      const own = names(command.flags);
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
    `  local common=${quoteForShell(names(common))}`,
    `  flags='--version '$common`,
    ...rest,
  ];
};

/** What the script for bash knows of the commands. */
export const writeBash = (root: CompletionCommand): string => {
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
