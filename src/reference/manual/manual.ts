/**
 * The manual for man(1): a page for imco, for each command right below it, for each resource and for
 * each topic of `imco help`.
 */
import type { Reference, ReferenceCommand } from '../reference.ts';
import {
  createCommandsSection,
  createExamples,
  createPageIndex,
  createSynopsis,
  describeCommand,
  describeOperations,
  formatFlags,
  listDescribed,
} from './command-sections.ts';
import { listPageFiles } from './page-files.ts';
import {
  commandSection,
  formatPageFile,
  formatPageList,
  hasOwnPage,
  nameCommandPage,
  nameTopicPage,
  type PageName,
} from './page-names.ts';
import {
  formatDefinitions,
  formatExamples,
  formatPageReference,
  formatSynopsis,
  formatTerms,
  heading,
  joinRoff,
  marks,
  nameLine,
  paragraph,
  type Roff,
  section,
} from './roff.ts';
import { createTopicParts } from './topic-sections.ts';

/** A page with its name and its lines. */
type Page = readonly [name: PageName, lines: Roff];

const createHeading = (reference: Reference, { name, section: number }: PageName): Roff =>
  heading(name, number, `${reference.name} ${reference.version}`);

const referTo = (reference: Reference, topic: string): string => {
  const { name, section: number } = nameTopicPage(reference, topic);
  return formatPageReference(name, number);
};

const listTopicPages = (reference: Reference): readonly PageName[] =>
  reference.topics.map((topic) => nameTopicPage(reference, topic.name));

/** A command and all below it. */
const withAllBelow = (command: ReferenceCommand): readonly ReferenceCommand[] => [
  command,
  ...command.commands.flatMap(withAllBelow),
];

/** The commands that have pages, a namespace before its resources. */
const listPagedCommands = ({ commands }: Reference): readonly ReferenceCommand[] =>
  commands.flatMap(withAllBelow).filter(hasOwnPage);

const createFlagsSection = (reference: Reference, command: ReferenceCommand): Roff =>
  section(
    'FLAGS',
    formatFlags(command.flags),
    [command, ...listDescribed(command)].some((one) => one.takes_common_flags)
      ? paragraph(
          `Flags common to all commands are in ${formatPageReference(reference.name, commandSection)}.`,
        )
      : [],
  );

const createExitStatus = (reference: Reference): Roff =>
  section(
    'EXIT STATUS',
    paragraph(
      `0 if the command succeeded. ${referTo(reference, 'exit-codes')} lists the other exit codes.`,
    ),
  );

const createFilesSections = (reference: Reference, page: string): Roff => {
  const files = listPageFiles(page);
  return [
    ...section('FILES', formatTerms(files.map(([path, about]) => [path, marks.plain(about)]))),
    ...section(
      'ENVIRONMENT',
      files.length > 0
        ? paragraph(
            `${referTo(reference, 'environment')} lists the variables that imco reads, including those that move its files.`,
          )
        : [],
    ),
  ];
};

/** The pages of the resources that the commands of a page refer to. */
const listReferredPages = (command: ReferenceCommand): readonly PageName[] => {
  const [program = ''] = command.command.split(' ');
  return [command, ...listDescribed(command)]
    .flatMap((one) => [...one.arguments, ...one.flags])
    .flatMap(({ refers_to }) => (refers_to === null ? [] : [refers_to]))
    .map((noun) => nameCommandPage(`${program} ${noun}`));
};

/** The pages of the commands above: imco, and the namespace of a resource. */
const listParentPages = ({ command }: ReferenceCommand): readonly PageName[] => {
  const words = command.split(' ');
  return words.slice(1).map((_, at) => nameCommandPage(words.slice(0, at + 1).join(' ')));
};

const createSeeAlso = (self: PageName, pages: readonly PageName[]): Roff => {
  const others = pages.filter((page) => formatPageFile(page) !== formatPageFile(self));
  return section('SEE ALSO', paragraph(formatPageList(others)));
};

const createCommandPage = (reference: Reference, command: ReferenceCommand): Page => {
  const page = nameCommandPage(command.command);
  return [
    page,
    [
      ...createHeading(reference, page),
      ...section('NAME', nameLine(page.name, command.about)),
      ...createSynopsis(command),
      ...section('DESCRIPTION', describeCommand(command), describeOperations(command)),
      ...createFlagsSection(reference, command),
      ...createCommandsSection(command),
      ...createExamples(command),
      ...createExitStatus(reference),
      ...createFilesSections(reference, page.name),
      ...createSeeAlso(page, [
        ...listParentPages(command),
        ...listReferredPages(command),
        ...command.commands.filter(hasOwnPage).map((one) => nameCommandPage(one.command)),
        ...listTopicPages(reference),
      ]),
    ],
  ];
};

const isResources = ({ kind }: ReferenceCommand): boolean =>
  kind === 'namespace' || kind === 'resource';

const firstSteps =
  'To begin, save your credentials with "imco login", or try imco without an account: ' +
  '"imco sandbox start" runs a local test platform.';

const createMainPage = (reference: Reference): Page => {
  const { name, api, about, examples, commands } = reference;
  const page = { name, section: commandSection };
  return [
    page,
    [
      ...createHeading(reference, page),
      ...section('NAME', nameLine(name, about)),
      ...section(
        'SYNOPSIS',
        formatSynopsis([{ command: name, usage: `${name} <command> [arguments] [flags]` }]),
      ),
      ...section(
        'DESCRIPTION',
        paragraph(marks.plain(`${about}. For API ${api}.`)),
        paragraph(marks.plain(firstSteps)),
      ),
      ...section('RESOURCES', createPageIndex(commands.filter(isResources))),
      ...section('COMMANDS', createPageIndex(commands.filter((one) => !isResources(one)))),
      ...section('FLAGS', formatFlags(reference.common_flags)),
      ...section('EXAMPLES', formatExamples(examples)),
      ...section(
        'EXIT STATUS',
        formatTerms(
          reference.exit_codes.map(({ code, meaning }) => [String(code), marks.plain(meaning)]),
        ),
      ),
      ...createFilesSections(reference, name),
      ...section(
        'SEE ALSO',
        formatDefinitions(
          reference.topics.map((topic) => [
            referTo(reference, topic.name),
            marks.plain(topic.about),
          ]),
        ),
      ),
    ],
  ];
};

const createTopicPage = (
  reference: Reference,
  { name: topic, about, text }: Reference['topics'][number],
): Page => {
  const page = nameTopicPage(reference, topic);
  return [
    page,
    [
      ...createHeading(reference, page),
      ...section('NAME', nameLine(page.name, about)),
      ...section('DESCRIPTION', ...createTopicParts(text)),
      ...createSeeAlso(page, [
        { name: reference.name, section: commandSection },
        ...listTopicPages(reference),
      ]),
    ],
  ];
};

/** The pages of the manual by file name. */
export const createManual = (reference: Reference): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      createMainPage(reference),
      ...listPagedCommands(reference).map((command) => createCommandPage(reference, command)),
      ...reference.topics.map((topic) => createTopicPage(reference, topic)),
    ].map(([page, lines]) => [formatPageFile(page), joinRoff(lines)]),
  );
