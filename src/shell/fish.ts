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
  otherOffers,
  stepsOf,
} from './tree.ts';

/** A word as fish reads it: in single quotes only these two mean anything. */
const quoted = (word: string): string =>
  /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const words = (texts: readonly string[]): string => texts.map(quoted).join(' ');

/** A function that decides by the command that is addressed; it sees what its caller has. */
const byCommand = <T>(
  name: string,
  cases: readonly AlikeCommands<T>[],
  linesFor: (said: T) => readonly string[],
): readonly string[] => [
  `function ${name} --no-scope-shadowing`,
  '    switch "$at"',
  ...cases.flatMap(({ paths, said }) => [
    `        case ${words(paths)}`,
    ...linesFor(said).map((line) => `            ${line}`),
  ]),
  "        case '*'",
  '            return 1',
  '    end',
  '    return 0',
  'end',
  '',
];

/** From a command to the one below it that a word names. Sets at. */
const step = (commands: readonly CompletionCommand[]): readonly string[] =>
  byCommand(
    '__imco_step',
    commands
      .filter((command) => command.commands.length > 0)
      .map((command) => ({ paths: [command.path], said: stepsOf(command) })),
    (children) => [
      'switch "$word"',
      ...children.flatMap((child) => [
        `    case ${words([child.name, ...child.aliases])}`,
        `        set at ${quoted(child.path)}`,
      ]),
      "    case '*'",
      '        return 1',
      'end',
    ],
  );

const offer = ({ name, about }: Pick<CompletionFlag, 'name' | 'about'>): string =>
  `    ${quoted(name)} ${quoted(about)}`;

/** Prints words with what is said of them. */
const printed = (pairs: readonly string[]): readonly string[] => [
  "printf '%s\\t%s\\n' \\",
  ...pairs.map((line, at) => (at === pairs.length - 1 ? line : `${line} \\`)),
];

/** Offers the commands below one, and other names of theirs where no name fits. */
const below = (commands: readonly CompletionCommand[]): readonly string[] =>
  byCommand(
    '__imco_below',
    groupAlike(
      commands,
      (command) => (command.commands.length > 0 ? command : undefined),
      (command) =>
        JSON.stringify([
          command.commands.map(({ name, about }) => [name, about]),
          otherOffers(command),
        ]),
    ),
    (command) => {
      const children = command.commands;
      const others = otherOffers(command).map(offer);
      const shown = printed(children.map(offer));
      if (others.length === 0) return shown;
      return [
        `if test -z "$cur"; or string match -qr -- '^'(string escape --style=regex -- "$cur") ${words(children.map(({ name }) => name))} $topics`,
        ...shown.map((line) => `    ${line}`),
        'else',
        ...printed(others).map((line) => `    ${line}`),
        'end',
      ];
    },
  );

/** Offers the flags of a command. */
const flags = (
  root: CompletionCommand,
  commands: readonly CompletionCommand[],
): readonly string[] => {
  const [version, ...common] = root.flags;
  const help = common.filter(({ name }) => name === '--help');
  return [
    'function __imco_common',
    ...printed(common.map(offer)).map((line) => `    ${line}`),
    'end',
    '',
    ...byCommand(
      '__imco_flags',
      groupAlike(
        commands,
        (command) => command,
        ({ path, takesCommonFlags, flags: own }) =>
          JSON.stringify([path === '', takesCommonFlags, own.map(offer)]),
      ),
      (command) => {
        if (command.path === '')
          return [...printed(version ? [offer(version)] : []), '__imco_common'];
        const own = command.takesCommonFlags ? command.flags : [...command.flags, ...help];
        return [
          ...(own.length > 0 ? printed(own.map(offer)) : []),
          ...(command.takesCommonFlags ? ['__imco_common'] : []),
        ];
      },
    ),
  ];
};

/** What follows a flag. Sets want; a switch leaves it alone. */
const value = (commands: readonly CompletionCommand[]): readonly string[] => {
  const rules = listFlagValues(commands);
  const ofCommands = rules
    .filter(({ paths }) => paths.length > 0)
    .flatMap(({ spellings, code, paths }) => [
      `        case ${words(paths.flatMap((path) => spellings.map((flag) => `${path}:${flag}`)))}`,
      `            set want ${quoted(code)}`,
      '            return 0',
    ]);
  const ofAll = rules
    .filter(({ paths }) => paths.length === 0)
    .flatMap(({ spellings, code }) => [
      `        case ${words(spellings)}`,
      `            set want ${quoted(code)}`,
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
const word = (commands: readonly CompletionCommand[]): readonly string[] =>
  byCommand(
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
        return [`test $count -${isOpen ? 'ge' : 'eq'} ${at}; and set want ${quoted(code)}`];
      }),
  );

/** The fields of what a command shows. Sets fields. */
const fields = (commands: readonly CompletionCommand[]): readonly string[] =>
  byCommand('__imco_fields', groupFields(commands), (code) => [
    `set fields (string split ';' -- ${quoted(code)})`,
  ]);

/** What the script for fish knows of the commands. */
export const writeFish = (root: CompletionCommand): string => {
  const commands = flattenTree(root);
  return [
    ...step(commands),
    ...below(commands),
    ...flags(root, commands),
    ...value(commands),
    ...word(commands),
    ...fields(commands),
  ]
    .join('\n')
    .trimEnd();
};
