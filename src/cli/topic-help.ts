import type { Help } from 'commander';
import { type TopicBlock, topicBlocks } from './topic-blocks.ts';

const fittedBlock = (block: TopicBlock, helper: Help, width: number): string => {
  if ('text' in block) return helper.boxWrap(block.text, width);
  const termWidth = Math.max(...block.rows.map(([term]) => term.length));
  return block.rows
    .map(([term, about]) => helper.formatItem(term, termWidth, about, helper))
    .join('\n');
};

/** The text of a topic with no line longer than the screen is wide, where `helper` knows that. */
export const fittedTopic = (text: string, helper: Help): string => {
  const { helpWidth: width } = helper;
  if (width === undefined || text.split('\n').every((line) => line.length <= width)) return text;
  return topicBlocks(text)
    .map((block) => fittedBlock(block, helper, width))
    .join('\n\n');
};
