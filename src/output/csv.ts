import { ExactNumber } from '../catalog/exact-number.ts';
import type { Formatter } from './formatter.ts';
import { safeLine } from './safe-text.ts';
import { textOfValue, writeRows } from './separated.ts';

/** What a spreadsheet reads as the beginning of a formula, wide forms included. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

const disarm = (value: unknown): unknown => {
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber) {
    return value;
  }
  const text = textOfValue(value);
  return formula.test(text) ? `'${text}` : text;
};

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * RFC 4180: records end in CRLF, values with commas, quotes or line breaks stand in quotes. What a
 * program gets is what the platform sent; a terminal gets it made safe, with plain line ends.
 */
export const formatCsv: Formatter = async (document, sink, { headings, disarmed }) => {
  const cell = (value: unknown): string => {
    const text = textOfValue(disarmed ? disarm(value) : value);
    return quoted(sink.isTerminal ? safeLine(text) : text);
  };
  const end = sink.isTerminal ? '\n' : '\r\n';
  return writeRows(document, { cell, separator: ',', end }, headings);
};
