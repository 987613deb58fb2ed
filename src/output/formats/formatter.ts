import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Document } from '../document.ts';

/** How an answer is to look, beside its format. */
export interface FormatOptions {
  /** Columns have headings. */
  readonly headings: boolean;
  /** Cells a spreadsheet would take for formulas are disarmed. */
  readonly disarmed: boolean;
  /** Text in formats that take `--raw` is written exactly as it was sent, unless on a terminal. */
  readonly exact?: boolean;
  /** Takes the headings of columns there is no room for, before anything is written. */
  readonly onHidden?: (headings: readonly string[]) => void;
}

/**
 * The text of an answer in pieces, together the whole of what goes to stdout. Pieces that arrive
 * are written one by one; those that are there may be short, as the writer gathers them.
 */
export type TextChunks = Iterable<string> | AsyncIterable<string>;

/** Turns an answer into text for a stream. */
export type Formatter = (
  document: Document,
  sink: TerminalOutput,
  look: FormatOptions,
) => Promise<TextChunks>;
