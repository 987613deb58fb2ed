import { toSafeLine } from '../terminal/safe-text.ts';
import type { Formatter } from './formatter.ts';
import { formatPlainValue, writeRows } from './separated.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

const escapeText = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);

/**
 * Values with tabs between them, one row per line. Tabs, line endings and backslashes in a value are
 * written as `\t`, `\n`, `\r` and `\\`, so that every line has the same columns. Control characters
 * become `\uXXXX`, in a pipe too, except with `--raw`.
 */
export const formatTsv: Formatter = async (document, sink, { headings, exact }) => {
  const cell = (value: unknown): string => {
    const text = escapeText(formatPlainValue(value));
    return exact && !sink.isTerminal ? text : toSafeLine(text);
  };
  return writeRows(document, { cell, separator: '\t', end: '\n', headings });
};
