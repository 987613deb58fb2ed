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
 * Values as they are, with tabs between them and a row a line, for shells: no headings, no quotes,
 * nothing for what is missing. In a row a tab or a line end is written as `\t`, `\n` or `\r`, which
 * cannot be told from the same written out: what has to be read back is for tsv. A single value that
 * a query made keeps its lines, the end of the last one too: there is nothing it has to be told from.
 * What a terminal would obey becomes `\uXXXX`, in a pipe too, unless the exact text was asked for.
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
