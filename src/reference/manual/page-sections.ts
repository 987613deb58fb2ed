/** Parts that pages of commands and of topics share. */
import type { Reference } from '../reference.ts';
import { listPageFiles } from './page-files.ts';
import { formatPageFile, formatPageList, nameTopicPage, type PageName } from './page-names.ts';
import {
  formatPageReference,
  formatTerms,
  heading,
  marks,
  paragraph,
  type Roff,
  section,
} from './roff.ts';

/** What the manual is created from. */
export interface ManualSource extends Reference {
  /** The day of the release as 2026-01-31, the date of every page; empty before a release. */
  readonly released: string;
}

/** A page with its name and its lines. */
export type Page = readonly [name: PageName, lines: Roff];

/** The beginning of a page. */
export const createHeading = (reference: ManualSource, { name, section: number }: PageName): Roff =>
  heading({
    title: name,
    section: number,
    date: reference.released,
    source: `${reference.name} ${reference.version}`,
  });

/** A reference to the page of a topic. */
export const formatTopicReference = (reference: ManualSource, topic: string): string => {
  const { name, section: number } = nameTopicPage(reference, topic);
  return formatPageReference(name, number);
};

/** The pages of all topics. */
export const listTopicPages = (reference: ManualSource): readonly PageName[] =>
  reference.topics.map((topic) => nameTopicPage(reference, topic.name));

/** A reference to the page of the flags that all commands have. */
export const referToCommonFlags = (reference: ManualSource): Roff =>
  paragraph(`Flags common to all commands are in ${formatTopicReference(reference, 'flags')}.`);

/** EXIT STATUS of a command. */
export const createExitStatus = (reference: ManualSource): Roff =>
  section(
    'EXIT STATUS',
    paragraph(
      `0 if the command succeeded. ${formatTopicReference(reference, 'exit-codes')} lists the other exit codes.`,
    ),
  );

/** FILES and ENVIRONMENT of a page; nothing on a page without files. */
export const createFilesSections = (reference: ManualSource, page: string): Roff => {
  const files = listPageFiles(page);
  return [
    ...section('FILES', formatTerms(files.map(([path, about]) => [path, marks.plain(about)]))),
    ...section(
      'ENVIRONMENT',
      files.length > 0
        ? paragraph(
            `${formatTopicReference(reference, 'environment')} lists the variables that imco reads, including those that move its files.`,
          )
        : [],
    ),
  ];
};

/** SEE ALSO: other pages, without the page itself. */
export const createSeeAlso = (self: PageName, pages: readonly PageName[]): Roff => {
  const others = pages.filter((page) => formatPageFile(page) !== formatPageFile(self));
  return section('SEE ALSO', paragraph(formatPageList(others)));
};
