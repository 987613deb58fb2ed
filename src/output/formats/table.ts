import { isJsonObject } from '../../lib/json/members.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { drawDetail } from '../tables/detail-table.ts';
import { drawList } from '../tables/list-table.ts';
import { drawOutcomes } from '../tables/outcome-table.ts';
import { collectBatches } from './batches.ts';
import type { FormatOptions, Formatter, TextChunks } from './formatter.ts';
import { findColumns, toRows } from './value-rows.ts';

/** What a query made: lists as rows, one object as lines, anything else as it is. */
const drawValue = async (
  value: unknown,
  sink: TerminalOutput,
  look: FormatOptions,
): Promise<TextChunks> => {
  const { items, members } = toRows(value);
  const columns = findColumns(members);
  return isJsonObject(value)
    ? drawDetail(value, columns, sink, look)
    : drawList(items, columns, sink, look);
};

/** The format for people: columns without borders, fitted to the terminal, whole in a pipe. */
export const formatTable: Formatter = async (document, sink, look) => {
  switch (document.shape) {
    case 'list':
      return drawList(document.items, document.columns, sink, { ...look, live: document.live });
    case 'object':
      return drawDetail(document.item, document.columns, sink, look);
    case 'outcomes':
      return drawOutcomes(await collectBatches(document.outcomes), sink, look, document);
    case 'value':
      return drawValue(document.value, sink, look);
  }
};

/** The same with every column, however narrow the terminal is. */
export const formatWide: Formatter = (document, sink, look) =>
  document.shape === 'object'
    ? formatTable(document, sink, look)
    : formatTable(document, { ...sink, columns: Number.POSITIVE_INFINITY }, look);
