/** A part of a topic: a paragraph, or columns that say what terms mean. */
export type TopicBlock =
  | { readonly text: string }
  | { readonly rows: readonly (readonly [term: string, about: string])[] };

/** A row of columns stands two spaces in, and what it says behind two more. */
const row = /^ {2}(?<term>\S.*?)(?: {2,}(?<about>.*))?$/;

const parseBlock = (block: string): TopicBlock => {
  const lines = block.split('\n');
  if (!lines.every((line) => row.test(line))) return { text: lines.join(' ') };
  return {
    rows: lines.map((line) => {
      const { term = line, about = '' } = row.exec(line)?.groups ?? {};
      return [term, about];
    }),
  };
};

/** The parts of a topic, its title first: in its text an empty line stands between two. */
export const splitTopic = (text: string): readonly TopicBlock[] =>
  text.split('\n\n').map(parseBlock);
