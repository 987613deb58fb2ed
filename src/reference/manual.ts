/** The manual: a page for each command right below imco and for each topic, for man(1). */

import type { Reference, ReferenceCommand } from './reference.ts';
import {
  describeFlag,
  describePath,
  listAliasFacts,
  listFacts,
  spellOut,
} from './reference-facts.ts';
import type { ReferenceFlag } from './reference-flags.ts';
import {
  createPage,
  formatTerms,
  heading,
  joinRoff,
  marks,
  nameLine,
  paragraph,
  type Roff,
  section,
  subsection,
  verbatim,
} from './roff.ts';
import { createTopicParts } from './topics/manual-topic.ts';

/** The man sections of commands and of topics. */
const commands = 1;
const others = 7;

const createSentence = (text: string): Roff => paragraph(marks.plain(text));

const formatPageName = (name: string, word: string): string => `${name}-${word}`;

const formatFlagTerms = (flags: readonly ReferenceFlag[]): Roff =>
  formatTerms(flags.map((flag) => [spellOut(flag), describeFlag(flag, marks)]));

/** The description of a command, without its flags. */
const describeParticulars = (command: ReferenceCommand): readonly Roff[] => [
  ...listAliasFacts(command, marks).map(paragraph),
  ...command.notes.map(createSentence),
  ...listFacts(command, marks).map(paragraph),
  formatTerms(command.arguments.map((word) => [describePath(word), marks.plain(word.about)])),
];

/** A subcommand of a page, with its own subcommands. */
const createCommandParts = (command: ReferenceCommand): Roff => [
  ...subsection(
    command.command,
    createSentence(`${command.about}.`),
    ...(command.commands.length > 0 ? [] : [verbatim([command.usage])]),
    verbatim(command.examples),
    ...describeParticulars(command),
    formatFlagTerms(command.flags),
  ),
  ...command.commands.flatMap(createCommandParts),
];

/** Whether a command or one of its subcommands takes the common flags. */
const takesCommon = (command: ReferenceCommand): boolean =>
  command.takes_common_flags || command.commands.some(takesCommon);

const createSeeAlso = ({ name, topics }: Reference, self: string): Roff => {
  const pages: readonly (readonly [string, number])[] = [
    [name, commands],
    ...topics.map((topic) => [formatPageName(name, topic.name), others] as const),
  ];
  const all = pages.filter(([other]) => other !== self).map((other) => createPage(...other));
  return section('SEE ALSO', paragraph(all.join(', ')));
};

const createCommandPage = (reference: Reference, command: ReferenceCommand): Roff => {
  const name = formatPageName(reference.name, command.name);
  const below = command.commands.length > 0;
  return [
    ...heading(name, commands, `${reference.name} ${reference.version}`),
    ...section('NAME', nameLine(name, command.about)),
    ...section('SYNOPSIS', verbatim([command.usage])),
    ...section('DESCRIPTION', ...describeParticulars(command)),
    ...section('EXAMPLES', verbatim(command.examples)),
    ...section(
      'FLAGS',
      formatFlagTerms(command.flags),
      takesCommon(command)
        ? paragraph(`Common flags are described in ${createPage(reference.name, commands)}.`)
        : [],
    ),
    ...section('COMMANDS', ...(below ? command.commands.map(createCommandParts) : [])),
    ...createSeeAlso(reference, name),
  ];
};

const createMainPage = (reference: Reference): Roff => {
  const { name, version, api, about, examples } = reference;
  return [
    ...heading(name, commands, `${name} ${version}`),
    ...section('NAME', nameLine(name, about)),
    ...section('SYNOPSIS', verbatim([`${name} <command> [words...] [flags]`])),
    ...section('DESCRIPTION', createSentence(`${about}. API version: ${api}.`)),
    ...section('EXAMPLES', verbatim(examples)),
    ...section(
      'COMMANDS',
      formatTerms(
        reference.commands.map((command) => [
          `${formatPageName(name, command.name)}(${commands})`,
          marks.plain(command.about),
        ]),
      ),
    ),
    ...section(
      'TOPICS',
      formatTerms(
        reference.topics.map((topic) => [
          `${formatPageName(name, topic.name)}(${others})`,
          marks.plain(topic.about),
        ]),
      ),
    ),
    ...section(
      'FLAGS',
      createSentence(
        'Accepted by every command that contacts the platform or shows settings, at any position.',
      ),
      formatFlagTerms(reference.common_flags),
    ),
    ...section(
      'EXIT STATUS',
      formatTerms(
        reference.exit_codes.map(({ code, meaning }) => [String(code), marks.plain(meaning)]),
      ),
    ),
  ];
};

const createTopicPage = (
  reference: Reference,
  { name: topic, about, text }: Reference['topics'][number],
): Roff => {
  const name = formatPageName(reference.name, topic);
  return [
    ...heading(name, others, `${reference.name} ${reference.version}`),
    ...section('NAME', nameLine(name, about)),
    ...section('DESCRIPTION', ...createTopicParts(text)),
    ...createSeeAlso(reference, name),
  ];
};

/** The pages of the manual by file name. */
export const createManual = (reference: Reference): Readonly<Record<string, string>> => {
  const { name } = reference;
  const pages: readonly (readonly [string, Roff])[] = [
    [`${name}.${commands}`, createMainPage(reference)],
    ...reference.commands.map(
      (command) =>
        [
          `${formatPageName(name, command.name)}.${commands}`,
          createCommandPage(reference, command),
        ] as const,
    ),
    ...reference.topics.map(
      (topic) =>
        [
          `${formatPageName(name, topic.name)}.${others}`,
          createTopicPage(reference, topic),
        ] as const,
    ),
  ];
  return Object.fromEntries(pages.map(([file, lines]) => [file, joinRoff(lines)]));
};
