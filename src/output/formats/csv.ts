import { ExactNumber } from '../../lib/json/exact-number.ts';
import { toSafeField, toSafeLine } from '../terminal/safe-text.ts';
import type { Formatter } from './formatter.ts';
import { formatPlainValue, writeRows } from './separated.ts';

/** What a spreadsheet reads as the beginning of a formula, wide forms included. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

const disarm = (value: unknown): unknown => {
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber) {
    return value;
  }
  const text = formatPlainValue(value);
  return formula.test(text) ? `'${text}` : text;
};

const quoteCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const keepText = (text: string): string => text;

/**
 * RFC 4180: records end in CRLF, values with commas, quotes or line breaks stand in quotes. What a
 * terminal would obey becomes a visible escape in a pipe too, which may end in one, unless the exact
 * text was asked for. On a terminal line breaks are escaped as well, and lines end plainly.
 */
export const formatCsv: Formatter = async (document, sink, { headings, disarmed, exact }) => {
  const shown = sink.isTerminal ? toSafeLine : exact ? keepText : toSafeField;
  const cell = (value: unknown): string =>
    quoteCell(shown(formatPlainValue(disarmed ? disarm(value) : value)));
  const end = sink.isTerminal ? '\n' : '\r\n';
  return writeRows(document, { cell, separator: ',', end, headings });
};
