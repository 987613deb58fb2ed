/** The page of imco itself: all commands, exit codes, files and topics. */
import { joinWords } from '../../lib/text/join-words.ts';
import type { ReferenceCommand } from '../reference.ts';
import { createPageIndex } from './command-sections.ts';
import { commandSection } from './page-names.ts';
import {
  createFilesSections,
  createHeading,
  formatTopicReference,
  type ManualSource,
  type Page,
  referToCommonFlags,
} from './page-sections.ts';
import {
  formatDefinitions,
  formatExamples,
  formatSynopsis,
  formatTerms,
  marks,
  nameLine,
  paragraph,
  section,
} from './roff.ts';

const isResources = ({ kind }: ReferenceCommand): boolean =>
  kind === 'namespace' || kind === 'resource';

const firstSteps =
  'To begin, save your credentials with "imco login", or try imco without an account: ' +
  '"imco sandbox start" runs a local test platform.';

/** The page `imco(1)`. */
export const createMainPage = (reference: ManualSource): Page => {
  const { name, apis, about, examples, commands } = reference;
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
        paragraph(marks.plain(`${about}. For API ${joinWords(apis, 'and')}.`)),
        paragraph(marks.plain(firstSteps)),
      ),
      ...section('RESOURCES', createPageIndex(commands.filter(isResources))),
      ...section('COMMANDS', createPageIndex(commands.filter((one) => !isResources(one)))),
      ...section('FLAGS', referToCommonFlags(reference)),
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
            formatTopicReference(reference, topic.name),
            marks.plain(topic.about),
          ]),
        ),
      ),
    ],
  ];
};
