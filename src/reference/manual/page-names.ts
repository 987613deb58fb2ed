/** The names of manual pages, and how one page refers to another. */
import type { Reference, ReferenceCommand } from '../reference.ts';
import { formatPageReference } from './roff.ts';

/** Sections of the manual: commands, and topics. */
export const commandSection = 1;
export const topicSection = 7;

/** A page by name and section: `imco-cloud-servers` and 1. */
export interface PageName {
  readonly name: string;
  readonly section: number;
}

/** The page of a command: `imco cloud servers` has `imco-cloud-servers(1)`. */
export const nameCommandPage = (command: string): PageName => ({
  name: command.replaceAll(' ', '-'),
  section: commandSection,
});

/** The page of a topic of `imco help`. */
export const nameTopicPage = ({ name }: Pick<Reference, 'name'>, topic: string): PageName => ({
  name: `${name}-${topic}`,
  section: topicSection,
});

/** The file of a page: `imco-cloud-servers.1`. */
export const formatPageFile = ({ name, section }: PageName): string => `${name}.${section}`;

/** Whether a command has a page of its own: all right below imco, and each resource of a namespace. */
export const hasOwnPage = ({ command, kind }: ReferenceCommand): boolean =>
  kind === 'resource' || command.split(' ').length === 2;

/** Pages in the order of the manual, section before name, each once. */
export const formatPageList = (pages: readonly PageName[]): string => {
  const files = new Map(pages.map((page) => [formatPageFile(page), page]));
  return [...files.values()]
    .sort((a, b) => a.section - b.section || (a.name < b.name ? -1 : 1))
    .map(({ name, section }) => formatPageReference(name, section))
    .join(', ');
};
