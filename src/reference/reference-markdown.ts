/** The reference of all commands as a page in Markdown. */
import type { Reference, ReferenceCommand } from './reference.ts';
import {
  describeFlag,
  describePath,
  listAliasFacts,
  listFacts,
  spellOut,
  type TextMarks,
} from './reference-facts.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';

/** Text that Markdown would take for something else: tags, tables, emphasis, code. */
const plain = (text: string): string => text.replace(/[\\`*_|<[\]]/g, '\\$&');

/** A word as code. In a table a bar ends the cell even there. */
const code = (word: string): string => `\`${word.replaceAll('|', '\\|')}\``;

const marks: TextMarks = { plain, code };

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

const flagTable = (flags: readonly ReferenceFlag[]): Blocks =>
  table(
    ['flag', 'what it does'],
    flags.map((flag) => [code(spellOut(flag)), describeFlag(flag, marks)]),
  );

const argumentTable = (all: readonly ReferenceArgument[]): Blocks =>
  table(
    ['word', 'what it is'],
    all.map((argument) => [code(describePath(argument)), plain(argument.about)]),
  );

/** What a verb means at the platform. */
const facts = (command: ReferenceCommand): Blocks => {
  const lines = listFacts(command, marks);
  return lines.length > 0 ? [lines.join('\n')] : [];
};

/** How deep headings go: further down they stay alike. */
const deepest = 4;

const commandBlocks = (command: ReferenceCommand, depth: number): Blocks => [
  `${'#'.repeat(Math.min(depth, deepest))} ${command.command}`,
  plain(`${command.about}.`),
  ...listAliasFacts(command, marks),
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
export const createMarkdown = (reference: Reference): string => {
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
