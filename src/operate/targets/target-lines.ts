import { TargetFailure } from '../../lib/failures/failures.ts';

/** How to write a list that is read here again. */
const namesHint = 'write it with "-o name" or "-o id", which put one on each line';

const isJson = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
};

const isQuoted = (line: string): boolean => /^".*",?$/.test(line);

/** What a text holds that has no name on each line, and how to write one that has. */
const recogniseForm = (
  lines: readonly string[],
): readonly [what: string, hint: string] | undefined => {
  const [first = ''] = lines;
  if (isJson(first) || isJson(lines.join('\n'))) return ['JSON', namesHint];
  if (lines.length > 0 && lines.every(isQuoted))
    return ['names in quotes', 'jq -r writes them without'];
  if (/^(?:- )?id: /.test(first)) return ['YAML', namesHint];
  if (/^(?:[a-z_]+[,\t])*(?:id|name)(?:[,\t][a-z_]+)*$/.test(first)) {
    return [first.includes('\t') ? 'TSV' : /,/.test(first) ? 'CSV' : 'a heading', namesHint];
  }
  if (/^\|.*\|$/.test(first)) return ['a Markdown table', namesHint];
  if (first.includes('\t')) return ['values with tabs between them', namesHint];
  const headings = /^[A-Z][A-Z ]*(?: {2,}[A-Z][A-Z ]*)*$/;
  if (headings.test(first) && /(?:^| {2})(?:NAME|ID)(?:$| {2})/.test(first)) {
    return ['a table', namesHint];
  }
  return undefined;
};

/** The words in a text: one on each line, or before each NUL, as `find -print0` writes them. */
export const splitWords = (text: string): readonly string[] =>
  text
    .split(text.includes('\0') ? '\0' : /\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * The failure of words from stdin, where they are lines of a document and no names: one message for
 * all of them. Names that look like that are found first.
 */
export const explainLines = (failure: unknown, lines: readonly string[]): unknown => {
  const advice = failure instanceof TargetFailure ? recogniseForm(lines) : undefined;
  if (!advice) return failure;
  const [what, hint] = advice;
  return new TargetFailure(`stdin holds ${what}, not one name or id on each line`, {
    code: 'not_found',
    hint,
    cause: failure,
  });
};
