/** The topics of `imco help` as parts of the manual. */
import { marks, paragraph, type Roff, terms } from './roff.ts';
import { topicBlocks } from './topic-blocks.ts';

/** A topic without its title, which that of the page says. */
export const topicParts = (text: string): readonly Roff[] =>
  topicBlocks(text)
    .slice(1)
    .map((block) =>
      'text' in block
        ? paragraph(marks.plain(block.text))
        : terms(block.rows.map(([term, about]) => [term, marks.plain(about)])),
    );
