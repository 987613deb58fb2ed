/** The topics of `imco help` as parts of the manual. */

import { splitTopic } from '../topics/topic-blocks.ts';
import { formatTerms, marks, paragraph, type Roff } from './roff.ts';

/** A topic without its title, which that of the page says. */
export const createTopicParts = (text: string): readonly Roff[] =>
  splitTopic(text)
    .slice(1)
    .map((block) => {
      if ('text' in block) return paragraph(marks.plain(block.text));
      return formatTerms(block.rows.map(([term, about]) => [term, marks.plain(about)]));
    });
