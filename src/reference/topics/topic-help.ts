import { breakLines, layOutItem } from '../../cli/wrap-text.ts';
import { splitTopic, type TopicBlock } from './topic-blocks.ts';

const fitBlock = (block: TopicBlock, width: number): string => {
  if ('text' in block) return breakLines(block.text, width).join('\n');
  const pad = Math.max(...block.rows.map(([term]) => term.length));
  return block.rows.flatMap((row) => layOutItem(row, pad, width)).join('\n');
};

/** The text of a topic, wrapped to the width of the screen. */
export const fitTopic = (text: string, width: number): string => {
  if (text.split('\n').every((line) => line.length <= width)) return text;
  return splitTopic(text)
    .map((block) => fitBlock(block, width))
    .join('\n\n');
};

/** The title of a topic, and a word on a line of its own before what it is the heading of. */
const headings = /^(?<![\s\S]).+$|^[A-Z]\w*(?: \(.*\))?:$/gm;

/** A topic with its headings as `heading` shows them. */
export const showHeadings = (text: string, heading: (text: string) => string): string =>
  text.replaceAll(headings, heading);
