/** The reference of all commands as a page in Markdown. */
import type { Awaited } from '../catalog/vocabulary.ts';
import { wordsAmong } from './help.ts';
import type { Reference, ReferenceCommand } from './reference.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';

/** Text that Markdown would take for something else: tags, tables, emphasis, code. */
const plain = (text: string): string => text.replace(/[\\`*_|<[\]]/g, '\\$&');

/** A word as code. In a table a bar ends the cell even there. */
const code = (word: string): string => `\`${word.replaceAll('|', '\\|')}\``;

/** Paragraphs, tables and code, with an empty line between two. */
type Blocks = readonly string[];

const fenced = (language: string, lines: readonly string[]): Blocks =>
  lines.length > 0 ? [[`\`\`\`${language}`, ...lines, '```'].join('\n')] : [];

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): Blocks => {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')];
};

/** The place a heading is linked by, as GitHub makes it of its text. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');

const nameOf = ({ flag, short, value }: ReferenceFlag): string => {
  const spelled = short === null ? flag : `${short}, ${flag}`;
  return code(value === null ? spelled : `${spelled} ${value}`);
};

/** What there is to know of a flag: its line of help, and what that leaves out. */
const aboutFlag = ({ about, values, refers_to, also }: ReferenceFlag): string =>
  [
    plain(about),
    ...(values ? [`one of ${values.map(code).join(', ')}`] : []),
    ...(refers_to ? [`names one of ${code(`imco ${refers_to} list`)}`] : []),
    ...(also.length > 0 ? [`also ${also.map(code).join(', ')}`] : []),
  ].join('; ');

const flagTable = (flags: readonly ReferenceFlag[]): Blocks =>
  table(
    ['flag', 'what it does'],
    flags.map((flag) => [nameOf(flag), aboutFlag(flag)]),
  );

const argumentTable = (all: readonly ReferenceArgument[]): Blocks =>
  table(
    ['word', 'what it is'],
    all.map(({ name, about, required, many }) => {
      const word = many ? `${name}...` : name;
      return [code(required ? `<${word}>` : `[${word}]`), plain(about)];
    }),
  );

const untilText = (awaits: Awaited): string => {
  const { on = 'state', until = [], unless = [], gone, settles, untilSent } = awaits;
  const failed = unless.length > 0 ? `; it has failed at ${unless.map(code).join(' or ')}` : '';
  if (gone) return `it is gone${failed}`;
  if (settles) return `${code(on)} rests${failed}`;
  if (untilSent) return `${code(on)} is what was asked for${failed}`;
  return `${code(on)} is ${until.map((value) => code(String(value))).join(' or ')}${failed}`;
};

/** What a verb means at the platform. */
const facts = (command: ReferenceCommand): Blocks => {
  const lines = [
    ...(command.destructive ? ['Asks first, or wants `--yes`.'] : []),
    ...(command.waits_for ? [`With \`--wait\`: until ${untilText(command.waits_for)}.`] : []),
    ...(command.operations.length > 0
      ? [
          `API: ${command.operations
            .map(({ id, method, path }) => `${code(id)} (${code(`${method} ${path}`)})`)
            .join(', ')}.`,
        ]
      : []),
  ];
  return lines.length > 0 ? [lines.join('\n')] : [];
};

const aliasText = ({ name, aliases }: ReferenceCommand): Blocks => {
  const words = wordsAmong(aliases, name);
  return words.length > 0 ? [`Also ${words.map(code).join(', ')}.`] : [];
};

/** How deep headings go: further down they stay alike. */
const deepest = 4;

const commandBlocks = (command: ReferenceCommand, depth: number): Blocks => [
  `${'#'.repeat(Math.min(depth, deepest))} ${command.command}`,
  plain(`${command.about}.`),
  ...aliasText(command),
  ...fenced('sh', command.examples),
  ...(command.commands.length > 0 ? [] : fenced('text', [command.usage])),
  ...command.notes.map(plain),
  ...argumentTable(command.arguments),
  ...flagTable(command.flags),
  ...facts(command),
  ...command.commands.flatMap((child) => commandBlocks(child, depth + 1)),
];

/** Links to a command and to what is right below it. */
const contentLines = (command: ReferenceCommand): readonly string[] => {
  const link = ({ name, command: heading }: ReferenceCommand): string =>
    `[${name}](#${anchor(heading)})`;
  const below = command.commands.map(link).join(', ');
  return [`- ${link(command)}${below === '' ? '' : `: ${below}`}`];
};

/** The whole reference as one page in Markdown, a section for each command. */
export const markdownOf = (reference: Reference): string => {
  const { name, version, api, about, commands, exit_codes: codes, topics } = reference;
  const blocks: Blocks = [
    `# Commands of ${name} ${version}`,
    plain(`${about}. For API ${api}.`),
    commands.flatMap(contentLines).join('\n'),
    ...fenced('sh', reference.examples),
    ...commands.flatMap((command) => commandBlocks(command, 2)),
    '## Flags of every command',
    'Taken by every command that talks to the platform or shows settings, wherever they stand.',
    ...flagTable(reference.common_flags),
    '## Exit codes',
    ...table(
      ['code', 'meaning'],
      codes.map(({ code: number, meaning }) => [String(number), plain(meaning)]),
    ),
    // The exit codes are a topic as well.
    ...topics
      .filter((topic) => topic.name !== 'exit-codes')
      .flatMap(({ name: topic, text }) => [`## Topic: ${topic}`, ...fenced('text', [text])]),
  ];
  return `${blocks.join('\n\n')}\n`;
};
