/**
 * Deepest nesting that is taken. The parser of YAML goes down the stack with each level, and where
 * that ends while V8 compiles a regular expression the whole process is ended, past every handler.
 */
const mostLevels = 400;

/** Columns in which something begins in a line: its indentation, and what is behind each dash. */
const beginningsIn = (line: string): readonly number[] => {
  const first = line.length - line.trimStart().length;
  if (first === line.length) return [];
  const found = [first];
  for (let at = first; /[-?]/.test(line[at] ?? '') && line[at + 1] === ' '; at += 2) {
    found.push(at + 2);
  }
  return found;
};

/** Where the text in quotes that begins at `start` ends; -1 where it does not end in this line. */
const endOfQuoted = (line: string, start: number): number => {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at += 1;
    else if (line[at] === '"') return at;
  }
  return -1;
};

/** How deep brackets lead in a line at most, and how deep it leaves them. */
const bracketsIn = (
  line: string,
  before: number,
): { readonly most: number; readonly left: number } => {
  let [most, left, mayQuote] = [before, before, true];
  for (let at = 0; at < line.length; at++) {
    const mark = line[at];
    if (mark === '"' && mayQuote) {
      const end = endOfQuoted(line, at);
      mayQuote = end >= 0;
      if (mayQuote) at = end;
    } else if (mark === '[' || mark === '{') {
      left += 1;
      most = Math.max(most, left);
    } else if (mark === ']' || mark === '}') left = Math.max(0, left - 1);
  }
  return { most, left };
};

/** The line in which a text of JSON or YAML is nested too deeply to be parsed; undefined for none. */
export const lineNestedTooDeeply = (text: string): number | undefined => {
  let brackets = 0;
  const columns: number[] = [];
  for (const [place, line] of text.split('\n').entries()) {
    for (const column of beginningsIn(line)) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
    const { most, left } = bracketsIn(line, brackets);
    if (columns.length + most > mostLevels) return place + 1;
    brackets = left;
  }
  return undefined;
};
