/** The page of a topic of `imco help`. */
import { commandSection, nameTopicPage } from './page-names.ts';
import {
  createHeading,
  createSeeAlso,
  listTopicPages,
  type ManualSource,
  type Page,
} from './page-sections.ts';
import { nameLine, section } from './roff.ts';
import { createTopicParts } from './topic-sections.ts';

/** The page of a topic. */
export const createTopicPage = (
  reference: ManualSource,
  { name: topic, about, text }: ManualSource['topics'][number],
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
