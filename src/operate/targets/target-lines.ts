import { TargetFailure } from '../../lib/failures/failures.ts';

/** How to print a list that can be read as targets. */
const namesHint = 'use "-o name" or "-o id" to print one per line';

const isJson = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
};

const isQuoted = (line: string): boolean => /^".*",?$/.test(line);

/** Recognises output without one name per line, and explains how to print one name per line. */
const recogniseForm = (
  lines: readonly string[],
): readonly [what: string, hint: string] | undefined => {
  const [first = ''] = lines;
  if (isJson(first) || isJson(lines.join('\n'))) return ['JSON', namesHint];
  if (lines.length > 0 && lines.every(isQuoted))
    return ['names in quotes', 'use "jq -r" to print them without quotes'];
  if (/^(?:- )?id: /.test(first)) return ['YAML', namesHint];
  if (/^(?:[a-z_]+[,\t])*(?:id|name)(?:[,\t][a-z_]+)*$/.test(first)) {
    return [first.includes('\t') ? 'TSV' : /,/.test(first) ? 'CSV' : 'a header line', namesHint];
  }
  if (/^\|.*\|$/.test(first)) return ['a Markdown table', namesHint];
  if (first.includes('\t')) return ['values separated by tabs', namesHint];
  const headings = /^[A-Z][A-Z ]*(?: {2,}[A-Z][A-Z ]*)*$/;
  if (headings.test(first) && /(?:^| {2})(?:NAME|ID)(?:$| {2})/.test(first)) {
    return ['a table', namesHint];
  }
  return undefined;
};

/** The words in a text: one per line, or terminated by NUL like the output of `find -print0`. */
export const splitWords = (text: string): readonly string[] =>
  text
    .split(text.includes('\0') ? '\0' : /\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/**
 * The failure of words from stdin, where they are lines of a document and no names: one message for
 * all of them. Names of that form are found first.
 */
export const explainLines = (failure: unknown, lines: readonly string[]): unknown => {
  const advice = failure instanceof TargetFailure ? recogniseForm(lines) : undefined;
  if (!advice) return failure;
  const [what, hint] = advice;
  return new TargetFailure(`stdin contains ${what}, not one name or id per line`, {
    code: 'not_found',
    hint,
    cause: failure,
  });
};
