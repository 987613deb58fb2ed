import { quoted } from '../lib/text/shell-word.ts';
import { byCommand, fieldCases, stepCases, valueCases, wordCases } from './cases.ts';
import { alike, type CompletionCommand, otherOffers, stepsOf, withAllBelow } from './tree.ts';

/** The commands below one, and the other names they go by. Sets subs and also. */
const below = (commands: readonly CompletionCommand[]): readonly string[] =>
  byCommand(
    '_imco_below',
    alike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        stepsOf(command)
          .map(({ name, aliases }) => [name, ...aliases].join())
          .join(';'),
    ),
    (command) => [
      `subs=${quoted(command.commands.map(({ name }) => name).join(' '))}`,
      `also=${quoted(
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
  const lines = byCommand(
    '_imco_flags',
    alike(
      commands.filter(({ path }) => path !== ''),
      (command) => command,
      (command) => `${command.takesCommonFlags}${names(command.flags)}`,
    ),
    (command) => {
      const own = names(command.flags);
      return [
        command.takesCommonFlags
          ? `flags=${quoted(own)}' '$common`
          : `flags=${quoted(`${own} --help`.trim())}`,
      ];
    },
  );
  const [head = '', ...rest] = lines;
  return [head, `  local common=${quoted(names(common))}`, `  flags='--version '$common`, ...rest];
};

/** What the script for bash knows of the commands. */
export const bashTree = (root: CompletionCommand): string => {
  const commands = withAllBelow(root);
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
