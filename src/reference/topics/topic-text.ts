import { breakLines } from '../../cli/wrap-text.ts';

/** A term and its description. */
export type TopicRow = readonly [term: string, about: string];

/** How wide the paragraphs of a topic are. */
const width = 100;

/** A paragraph, broken into lines. */
export const formatParagraph = (text: string): string => breakLines(text, width).join('\n');

/** Rows in two columns. */
export const formatColumns = (rows: readonly TopicRow[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`).join('\n');
};

/** The text of a topic: its title, then its blocks, separated by empty lines. */
export const formatTopic = (title: string, blocks: readonly string[]): string =>
  [title, ...blocks].join('\n\n');
