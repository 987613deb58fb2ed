/** The topics of `imco help` as parts of the manual. */
import { marks, paragraph, type Roff, terms } from './roff.ts';

/** A row of columns: what it is about, and what is said of it. */
const row = /^ {2}(?<term>\S.*?)(?: {2,}(?<about>.*))?$/;

const rowsIn = (lines: readonly string[]): readonly (readonly [string, string])[] =>
  lines.map((line) => {
    const { term = line, about = '' } = row.exec(line)?.groups ?? {};
    return [term, marks.plain(about)];
  });

const blockOf = (block: string): Roff => {
  const lines = block.split('\n');
  return lines.every((line) => row.test(line))
    ? terms(rowsIn(lines))
    : paragraph(marks.plain(lines.join(' ')));
};

/** A topic: below its title paragraphs and columns, an empty line between two. */
export const topicBlocks = (text: string): readonly Roff[] =>
  text.split('\n\n').slice(1).map(blockOf);
