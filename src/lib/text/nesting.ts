import { Lexer } from 'yaml';

/**
 * Deepest nesting that is taken. The parser of YAML goes down the stack with each level, and where
 * that ends while V8 compiles a regular expression the whole process is ended, past every handler.
 */
const mostLevels = 400;

/** Columns in which something begins in a line: its indentation, and what is behind each dash. */
const findColumns = (line: string): readonly number[] => {
  const first = line.length - line.trimStart().length;
  if (first === line.length) return [];
  const found = [first];
  for (let at = first; /[-?]/.test(line[at] ?? '') && line[at + 1] === ' '; at += 2) {
    found.push(at + 2);
  }
  return found;
};

/** The line in which lines are indented too deeply; undefined for none. */
const findDeepIndentation = (text: string): number | undefined => {
  const columns: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const column of findColumns(line)) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
    }
    if (columns.length > mostLevels) return index + 1;
  }
  return undefined;
};

/**
 * The line in which brackets lead too deep; undefined for none. The lexer of YAML
 * needs no stack and skips brackets in strings, blocks and comments.
 */
const findDeepBrackets = (text: string): number | undefined => {
  let [line, levels] = [1, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') levels += 1;
    else if (token === ']' || token === '}') levels -= 1;
    if (levels > mostLevels) return line;
    line += token.split('\n').length - 1;
  }
  return undefined;
};

/** The line where JSON or YAML is nested too deeply to be parsed; undefined if there is none. */
export const findTooDeepLine = (text: string): number | undefined =>
  findDeepIndentation(text) ?? findDeepBrackets(text);
