/** Parts of the page of a command: what is said of it and of the commands below it. */
import type { ReferenceCommand } from '../reference.ts';
import { describeFlag, describePath, listAliasFacts, listFacts } from '../reference-facts.ts';
import type { ReferenceFlag } from '../reference-flags.ts';
import { hasOwnPage, nameCommandPage } from './page-names.ts';
import {
  formatDefinitions,
  formatExamples,
  formatPageReference,
  formatSynopsis,
  formatTerm,
  formatTerms,
  marks,
  paragraph,
  type Roff,
  section,
  subsection,
} from './roff.ts';
import { findSharedFlags, splitFlags } from './shared-flags.ts';

/** A spelling that differs from another one in `_` for `-` needs no mention: both are accepted. */
const isMentioned = (word: string): boolean => !word.includes('_');

export const formatFlags = (flags: readonly ReferenceFlag[]): Roff =>
  formatDefinitions(
    flags.map((flag) => {
      const also = flag.also.filter(isMentioned);
      const spelled = flag.short === null ? flag.flag : `${flag.short}, ${flag.flag}`;
      return [formatTerm(spelled, flag.value), describeFlag({ ...flag, also }, marks)];
    }),
  );

/** What is said of a command, up to its flags. */
export const formatDescription = (command: ReferenceCommand): Roff => [
  ...paragraph(marks.plain(`${command.about}.`)),
  ...command.notes.flatMap((note) => paragraph(marks.plain(note))),
  ...listAliasFacts({ ...command, aliases: command.aliases.filter(isMentioned) }, marks).flatMap(
    paragraph,
  ),
  ...formatTerms(command.arguments.map((word) => [describePath(word), marks.plain(word.about)])),
];

/** What a command does at the platform. */
export const describeOperations = (command: ReferenceCommand): Roff =>
  listFacts(command, marks).flatMap(paragraph);

/** The commands below another one that are described on its page, in the order of help. */
export const listDescribed = ({ commands }: ReferenceCommand): readonly ReferenceCommand[] =>
  commands
    .filter((command) => !hasOwnPage(command))
    .flatMap((command) =>
      command.commands.length > 0 ? [command, ...listDescribed(command)] : [command],
    );

const nameSharedFlags = (names: readonly string[]): Roff =>
  names.length > 0 ? paragraph(`Shared flags: ${names.map(marks.code).join(', ')}.`) : [];

const createSubsection = (command: ReferenceCommand, shared: readonly ReferenceFlag[]): Roff => {
  const { own, sharedNames } = splitFlags(command, shared);
  return subsection(
    command.command,
    formatDescription(command),
    formatFlags(own),
    nameSharedFlags(sharedNames),
    describeOperations(command),
  );
};

/** The usage of a command and of those described with it. */
export const createSynopsis = (command: ReferenceCommand): Roff => {
  const described = listDescribed(command);
  const all =
    described.length > 0 && command.kind === 'resource' ? described : [command, ...described];
  return section('SYNOPSIS', formatSynopsis(all));
};

/** Commands that have pages of their own, with what they are about. */
export const createPageIndex = (commands: readonly ReferenceCommand[]): Roff =>
  formatDefinitions(
    commands.map((command) => {
      const { name, section: number } = nameCommandPage(command.command);
      return [formatPageReference(name, number), marks.plain(command.about)];
    }),
  );

/** The examples of a command and of those described with it, each once. */
export const createExamples = (command: ReferenceCommand): Roff => {
  const examples = [command, ...listDescribed(command)].flatMap((one) => one.examples);
  return section('EXAMPLES', formatExamples([...new Set(examples)]));
};

/** COMMANDS: pages of their own as an index, the other commands one below the other. */
export const createCommandsSection = (command: ReferenceCommand): Roff => {
  const described = listDescribed(command);
  const shared = findSharedFlags(described);
  return [
    ...section(
      'COMMANDS',
      createPageIndex(command.commands.filter(hasOwnPage)),
      ...described.map((one) => createSubsection(one, shared)),
    ),
    ...section('SHARED FLAGS', formatFlags(shared)),
  ];
};
