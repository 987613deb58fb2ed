import { isJsonObject } from '../../lib/json/members.ts';
import { toSafeField, toSafeLine, toSafeText } from '../terminal/safe-text.ts';
import type { Formatter } from './formatter.ts';
import { formatPlainValue, writeRows } from './separated.ts';

const breaks: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** What would begin another value or row as an escape; a backslash stays what it is. */
const escapeBreaks = (text: string): string =>
  text.replace(/[\t\n\r]/g, (character) => breaks[character] ?? character);

const isSingle = (value: unknown): boolean => !Array.isArray(value) && !isJsonObject(value);

const endLine = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

const unchanged = (text: string): string => text;

/**
 * Plain values for shells: one row per line, tabs between values, no headers, no quotes, an empty
 * string for a missing value. In a row, tabs and line endings are written as `\t`, `\n` or `\r`, and
 * backslashes are not escaped: use tsv for output that is parsed. A single value, from a query, keeps
 * its line endings. Control characters become `\uXXXX`, in a pipe too, except with `--raw`.
 */
export const formatText: Formatter = async (document, sink, { exact }) => {
  const isExact = exact && !sink.isTerminal;
  if (document.shape === 'value' && isSingle(document.value)) {
    const shown = sink.isTerminal ? toSafeText : isExact ? unchanged : toSafeField;
    return [endLine(shown(formatPlainValue(document.value)))];
  }
  const shown = isExact ? escapeBreaks : toSafeLine;
  const cell = (value: unknown): string => shown(formatPlainValue(value));
  return writeRows(document, { cell, separator: '\t', end: '\n', headings: false });
};
