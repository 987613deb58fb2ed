/** The reference of all commands as a page in Markdown. */
import { joinWords } from '../lib/text/join-words.ts';
import type { Reference, ReferenceCommand, ReferenceTopic } from './reference.ts';
import {
  describeFlag,
  describePath,
  listAliasFacts,
  listFacts,
  spellOut,
  type TextMarks,
} from './reference-facts.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';
import { commonFlagsIntro } from './topics/flags.ts';

/** Escapes Markdown syntax: tags, tables, emphasis, code. */
const escapeText = (text: string): string => text.replace(/[\\`*_|<[\]]/g, '\\$&');

/** A word as code. In a table a bar ends the cell even there. */
const formatCode = (word: string): string => `\`${word.replaceAll('|', '\\|')}\``;

const marks: TextMarks = { plain: escapeText, code: formatCode };

/** Paragraphs, tables and code, with an empty line between two. */
type Blocks = readonly string[];

const fence = (language: string, lines: readonly string[]): Blocks =>
  lines.length > 0 ? [[`\`\`\`${language}`, ...lines, '```'].join('\n')] : [];

const formatTable = (headings: readonly string[], rows: readonly (readonly string[])[]): Blocks => {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [[line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')];
};

/** The anchor of a heading, as GitHub derives it. */
const toAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');

const createFlagTable = (flags: readonly ReferenceFlag[]): Blocks =>
  formatTable(
    ['flag', 'description'],
    flags.map((flag) => [formatCode(spellOut(flag)), describeFlag(flag, marks)]),
  );

const createArgumentTable = (all: readonly ReferenceArgument[]): Blocks =>
  formatTable(
    ['argument', 'description'],
    all.map((argument) => [formatCode(describePath(argument)), escapeText(argument.about)]),
  );

/** Further facts of a command, as one paragraph. */
const formatFacts = (command: ReferenceCommand): Blocks => {
  const lines = listFacts(command, marks);
  return lines.length > 0 ? [lines.join('\n')] : [];
};

/** The deepest level of headings. */
const deepest = 4;

const createCommandBlocks = (command: ReferenceCommand, depth: number): Blocks => [
  `${'#'.repeat(Math.min(depth, deepest))} ${command.command}`,
  escapeText(`${command.about}.`),
  ...listAliasFacts(command, marks),
  ...fence('sh', command.examples),
  ...(command.commands.length > 0 ? [] : fence('text', [command.usage])),
  ...command.notes.map(escapeText),
  ...createArgumentTable(command.arguments),
  ...createFlagTable(command.flags),
  ...formatFacts(command),
  ...command.commands.flatMap((child) => createCommandBlocks(child, depth + 1)),
];

/** Links to a command and its subcommands. */
const createContentLines = (command: ReferenceCommand): readonly string[] => {
  const link = ({ name, command: heading }: ReferenceCommand): string =>
    `[${name}](#${toAnchor(heading)})`;
  const below = command.commands.map(link).join(', ');
  return [`- ${link(command)}${below === '' ? '' : `: ${below}`}`];
};

const createTopicBlocks = ({ name, text }: ReferenceTopic, depth: number): Blocks => [
  `${'#'.repeat(depth)} Topic: ${name}`,
  ...fence('text', [text]),
];

/** A command with those below it, or a topic, as a page in Markdown. */
export const createPartMarkdown = (part: ReferenceCommand | ReferenceTopic): string => {
  const blocks = 'command' in part ? createCommandBlocks(part, 1) : createTopicBlocks(part, 1);
  return `${blocks.join('\n\n')}\n`;
};

/** The whole reference as one page in Markdown, a section for each command. */
export const createMarkdown = (reference: Reference): string => {
  const { name, version, apis, about, commands, exit_codes: codes, topics } = reference;
  const blocks: Blocks = [
    `# Commands of ${name} ${version}`,
    escapeText(`${about}. API version: ${joinWords(apis, 'and')}.`),
    commands.flatMap(createContentLines).join('\n'),
    ...fence('sh', reference.examples),
    ...commands.flatMap((command) => createCommandBlocks(command, 2)),
    '## Common flags',
    commonFlagsIntro,
    ...createFlagTable(reference.common_flags),
    '## Exit codes',
    ...formatTable(
      ['code', 'meaning'],
      codes.map(({ code: number, meaning }) => [String(number), escapeText(meaning)]),
    ),
    // The exit codes are a topic as well.
    ...topics
      .filter((topic) => topic.name !== 'exit-codes')
      .flatMap((topic) => createTopicBlocks(topic, 2)),
  ];
  return `${blocks.join('\n\n')}\n`;
};
