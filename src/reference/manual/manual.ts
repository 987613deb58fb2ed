/**
 * The manual for man(1): a page for imco, for each command right below it, for each resource and for
 * each topic of `imco help`.
 */
import type { ReferenceCommand } from '../reference.ts';
import { createCommandPage } from './command-page.ts';
import { createMainPage } from './main-page.ts';
import { formatPageFile, hasOwnPage } from './page-names.ts';
import type { ManualSource } from './page-sections.ts';
import { joinRoff } from './roff.ts';
import { createTopicPage } from './topic-page.ts';

/** A command and all below it. */
const withAllBelow = (command: ReferenceCommand): readonly ReferenceCommand[] => [
  command,
  ...command.commands.flatMap(withAllBelow),
];

/** The commands that have pages, a namespace before its resources. */
const listPagedCommands = ({ commands }: ManualSource): readonly ReferenceCommand[] =>
  commands.flatMap(withAllBelow).filter(hasOwnPage);

/** The pages of the manual by file name. */
export const createManual = (reference: ManualSource): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      createMainPage(reference),
      ...listPagedCommands(reference).map((command) => createCommandPage(reference, command)),
      ...reference.topics.map((topic) => createTopicPage(reference, topic)),
    ].map(([page, lines]) => [formatPageFile(page), joinRoff(lines)]),
  );
