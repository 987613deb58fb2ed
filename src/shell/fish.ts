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

/** A word as fish reads it: in single quotes only these two mean anything. */
const quoteForFish = (word: string): string =>
  /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const joinQuoted = (texts: readonly string[]): string => texts.map(quoteForFish).join(' ');

/** A function that decides by the command that is addressed; it sees what its caller has. */
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

/** From a command to the one below it that a word names. Sets at. */
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

/** Prints words with what is said of them. */
const printPairs = (pairs: readonly string[]): readonly string[] => [
  "printf '%s\\t%s\\n' \\",
  ...pairs.map((line, at) => (at === pairs.length - 1 ? line : `${line} \\`)),
];

/** Offers the commands below one, and other names of theirs where no name fits. */
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

/** Offers the flags of a command. */
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

/** What follows a flag. Sets want; a switch leaves it alone. */
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

/** What the words of a command are. Sets want, by the count of those given. */
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

/** The fields of what a command shows. Sets fields. */
const writeFields = (commands: readonly CompletionCommand[]): readonly string[] =>
  writeByCommand('__imco_fields', groupFields(commands), (code) => [
    `set fields (string split ';' -- ${quoteForFish(code)})`,
  ]);

/** What the script for fish knows of the commands. */
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
