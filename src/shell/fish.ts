import {
  type AlikeCommands,
  encodeArgument,
  groupAlike,
  groupFields,
  listFlagValues,
} from './encode-tree.ts';
import {
  type CompletionCommand,
  type CompletionFlag,
  flattenTree,
  listOtherOffers,
  listSteps,
} from './tree.ts';

/** Quotes a word for fish: in single quotes, only these two characters are special. */
const quoteForFish = (word: string): string =>
  /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const joinQuoted = (texts: readonly string[]): string => texts.map(quoteForFish).join(' ');

/** Writes a function with a case for each command; it sees the variables of its caller. */
const writeByCommand = <T>(
  name: string,
  cases: readonly AlikeCommands<T>[],
  linesFor: (value: T) => readonly string[],
): readonly string[] => [
  `function ${name} --no-scope-shadowing`,
  '    switch "$at"',
  ...cases.flatMap(({ paths, value }) => [
    `        case ${joinQuoted(paths)}`,
    ...linesFor(value).map((line) => `            ${line}`),
  ]),
  "        case '*'",
  '            return 1',
  '    end',
  '    return 0',
  'end',
  '',
];

/** Writes the step from a command to its subcommand. The function sets at. */
const writeSteps = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommand(
    '__imco_step',
    commands
      .filter((command) => command.commands.length > 0)
      .map((command) => ({ paths: [command.path], value: listSteps(command) })),
    (children) => [
      'switch "$word"',
      ...children.flatMap((child) => [
        `    case ${joinQuoted([child.name, ...child.aliases])}`,
        `        set at ${quoteForFish(child.path)}`,
      ]),
      "    case '*'",
      '        return 1',
      'end',
    ],
  );

const formatOffer = ({ name, about }: Pick<CompletionFlag, 'name' | 'about'>): string =>
  `    ${quoteForFish(name)} ${quoteForFish(about)}`;

/** Writes a command that prints words with their descriptions. */
const printPairs = (pairs: readonly string[]): readonly string[] => [
  "printf '%s\\t%s\\n' \\",
  ...pairs.map((line, at) => (at === pairs.length - 1 ? line : `${line} \\`)),
];

/** Writes the function that offers subcommands, and their aliases if no name matches. */
const writeSubcommands = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommand(
    '__imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        JSON.stringify([
          command.commands.map(({ name, about }) => [name, about]),
          listOtherOffers(command),
        ]),
    ),
    (command) => {
      const children = command.commands;
      const others = listOtherOffers(command).map(formatOffer);
      const shown = printPairs(children.map(formatOffer));
      if (others.length === 0) return shown;
      return [
        `if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") ${joinQuoted(children.map(({ name }) => name))} $topics`,
        ...shown.map((line) => `    ${line}`),
        'else',
        ...printPairs(others).map((line) => `    ${line}`),
        'end',
      ];
    },
  );

/** Writes the function that offers the flags of a command. */
const writeFlags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  return [
    'function __imco_common',
    ...printPairs(common.map(formatOffer)).map((line) => `    ${line}`),
    'end',
    '',
    ...writeByCommand(
      '__imco_flags',
      groupAlike(
        commands,
        (command) => command,
        ({ path, takesCommonFlags, flags: own }) =>
          JSON.stringify([path === '', takesCommonFlags, own.map(formatOffer)]),
      ),
      (command) => {
        if (command.path === '')
          return [...printPairs(version ? [formatOffer(version)] : []), '__imco_common'];
        const own = command.takesCommonFlags ? command.flags : [...command.flags, ...help];
        return [
          ...(own.length > 0 ? printPairs(own.map(formatOffer)) : []),
          ...(command.takesCommonFlags ? ['__imco_common'] : []),
        ];
      },
    ),
  ];
};

/** Writes the value kinds of flags. The function sets want; a switch leaves it unchanged. */
const writeValues = (commands: readonly CompletionCommand[]): readonly string[] => {
  const rules = listFlagValues(commands);
  const ofCommands = rules
    .filter(({ paths }) => paths.length > 0)
    .flatMap(({ spellings, code, paths }) => [
      `        case ${joinQuoted(paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`)))}`,
      `            set want ${quoteForFish(code)}`,
      '            return 0',
    ]);
  const ofAll = rules
    .filter(({ paths }) => paths.length === 0)
    .flatMap(({ spellings, code }) => [
      `        case ${joinQuoted(spellings)}`,
      `            set want ${quoteForFish(code)}`,
    ]);
  return [
    'function __imco_value --no-scope-shadowing',
    '    switch "$at:$argv[1]"',
    ...ofCommands,
    '    end',
    '    switch $argv[1]',
    ...ofAll,
    '    end',
    '    return 0',
    'end',
    '',
  ];
};

/** Writes the argument kinds of commands. The function sets want, by the number of arguments given. */
const writeWords = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommand(
    '__imco_word',
    groupAlike(
      commands,
      (command) => (command.words.some(({ kind }) => kind !== 'nothing') ? command : undefined),
      (command) => `${command.words.map(encodeArgument).join(';')}${command.repeats}`,
    ),
    (command) =>
      command.words.flatMap((wanted, at) => {
        const code = encodeArgument(wanted);
        if (code === '') return [];
        const isOpen = command.repeats && at === command.words.length - 1;
        return [`test $count -${isOpen ? 'ge' : 'eq'} ${at}; and set want ${quoteForFish(code)}`];
      }),
  );

/** Writes the fields of each command's output. The function sets fields. */
const writeFields = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommand('__imco_fields', groupFields(commands), (code) => [
    `set fields (string split ';' -- ${quoteForFish(code)})`,
  ]);

/** The command tree in the script for fish. */
export const writeFish = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  return [
    ...writeSteps(commands),
    ...writeSubcommands(commands),
    ...writeFlags(root, commands),
    ...writeValues(commands),
    ...writeWords(commands),
    ...writeFields(commands),
  ]
    .join('\n')
    .trimEnd();
};
