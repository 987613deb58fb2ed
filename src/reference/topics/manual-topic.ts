/** The topics of `imco help` as man pages. */
import { formatTerms, marks, paragraph, type Roff } from '../roff.ts';
import { splitTopic } from './topic-blocks.ts';

/** The blocks of a topic, without its title, which the page has already. */
export const createTopicParts = (text: string): readonly Roff[] =>
  splitTopic(text)
    .slice(1)
    .map((block) =>
      'text' in block
        ? paragraph(marks.plain(block.text))
        : formatTerms(block.rows.map(([term, about]) => [term, marks.plain(about)])),
    );
