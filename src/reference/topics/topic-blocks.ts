/** A part of a topic: a paragraph, an item of a list, or terms with their meanings. */
export type TopicBlock =
  | { readonly text: string }
  | { readonly item: string }
  | { readonly rows: readonly (readonly [term: string, about: string])[] };

/** A row is indented by two spaces, and its description follows after two or more. */
const row = /^ {2}(?<term>\S.*?)(?: {2,}(?<about>.*))?$/;

/** An item of a list stands two spaces in, the lines it continues on four. */
const itemMark = '  - ';
const itemIndent = ' '.repeat(itemMark.length);

/** The paragraphs of a text and the items of the lists in it. */
const parseText = (lines: readonly string[]): readonly TopicBlock[] => {
  const blocks: TopicBlock[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.startsWith(itemMark)) blocks.push({ item: line.slice(itemMark.length) });
    else if (last && 'item' in last && line.startsWith(itemIndent)) {
      blocks.splice(-1, 1, { item: `${last.item} ${line.trim()}` });
    } else if (last && 'text' in last) blocks.splice(-1, 1, { text: `${last.text} ${line}` });
    else blocks.push({ text: line });
  }
  return blocks;
};

const parseBlock = (block: string): readonly TopicBlock[] => {
  const lines = block.split('\n');
  const isColumns = lines.every((line) => row.test(line) && !line.startsWith(itemMark));
  if (!isColumns) return parseText(lines);
  const rows = lines.map((line): readonly [string, string] => {
    const { term = line, about = '' } = row.exec(line)?.groups ?? {};
    return [term, about];
  });
  return [{ rows }];
};

/** The blocks of a topic, its title first; empty lines separate them. */
export const splitTopic = (text: string): readonly TopicBlock[] =>
  text.split('\n\n').flatMap(parseBlock);
