/** The page of a command right below imco, or of a resource. */
import type { ReferenceCommand } from '../reference.ts';
import {
  createCommandsSection,
  createExamples,
  createSynopsis,
  describeOperations,
  formatDescription,
  formatFlags,
  listDescribed,
} from './command-sections.ts';
import { hasOwnPage, nameCommandPage, type PageName } from './page-names.ts';
import {
  createExitStatus,
  createFilesSections,
  createHeading,
  createSeeAlso,
  listTopicPages,
  type ManualSource,
  type Page,
  referToCommonFlags,
} from './page-sections.ts';
import { nameLine, type Roff, section } from './roff.ts';

const createFlagsSection = (reference: ManualSource, command: ReferenceCommand): Roff =>
  section(
    'FLAGS',
    formatFlags(command.flags),
    [command, ...listDescribed(command)].some((one) => one.takes_common_flags)
      ? referToCommonFlags(reference)
      : [],
  );

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

/** The page of a command. */
export const createCommandPage = (reference: ManualSource, command: ReferenceCommand): Page => {
  const page = nameCommandPage(command.command);
  return [
    page,
    [
      ...createHeading(reference, page),
      ...section('NAME', nameLine(page.name, command.about)),
      ...createSynopsis(command),
      ...section('DESCRIPTION', formatDescription(command), describeOperations(command)),
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
