/** A term with what it means. */
export type TopicRow = readonly [term: string, about: string];

/** Rows in two columns. */
export const formatColumns = (rows: readonly TopicRow[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`).join('\n');
};

/** The text of a topic: its title, then its blocks, a whole text or lines, with empty lines between. */
export const formatTopic = (
  title: string,
  blocks: readonly (string | readonly string[])[],
): string =>
  [title, ...blocks.map((block) => (typeof block === 'string' ? block : block.join('\n')))].join(
    '\n\n',
  );
