/** A part of a topic: a paragraph, or terms with their meanings. */
export type TopicBlock =
  | { readonly text: string }
  | { readonly rows: readonly (readonly [term: string, about: string])[] };

/** A row is indented by two spaces, and its description follows after two or more. */
const row = /^ {2}(?<term>\S.*?)(?: {2,}(?<about>.*))?$/;

const parseBlock = (block: string): TopicBlock => {
  const lines = block.split('\n');
  if (!lines.every((line) => row.test(line))) return { text: lines.join(' ') };
  const rows = lines.map((line): readonly [string, string] => {
    const { term = line, about = '' } = row.exec(line)?.groups ?? {};
    return [term, about];
  });
  return { rows };
};

/** The blocks of a topic, its title first; empty lines separate them. */
export const splitTopic = (text: string): readonly TopicBlock[] =>
  text.split('\n\n').map(parseBlock);
