import { broken, itemLines } from './help-page.ts';
import { type TopicBlock, topicBlocks } from './topic-blocks.ts';

const fittedBlock = (block: TopicBlock, width: number): string => {
  if ('text' in block) return broken(block.text, width).join('\n');
  const pad = Math.max(...block.rows.map(([term]) => term.length));
  return block.rows.map(([term, about]) => itemLines(term, about, pad, width)).join('\n');
};

/** The text of a topic with no line longer than the screen is wide. */
export const fittedTopic = (text: string, width: number): string => {
  if (text.split('\n').every((line) => line.length <= width)) return text;
  return topicBlocks(text)
    .map((block) => fittedBlock(block, width))
    .join('\n\n');
};
