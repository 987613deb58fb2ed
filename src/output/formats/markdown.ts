import { isJsonObject } from '../../lib/json/members.ts';
import type { CellKind, Column, Item, StreamedItems } from '../document.ts';
import { formatHeading } from '../tables/heading.ts';
import { createOutcomeColumns, readOutcomeCells } from '../tables/outcome-table.ts';
import { toSafeLine } from '../terminal/safe-text.ts';
import { readBatches } from './batches.ts';
import type { Formatter, TextChunks } from './formatter.ts';
import { findColumns, toRows } from './value-rows.ts';

/**
 * What ends a cell or begins markup; within a word an underscore does neither. Addresses are kept from
 * becoming links: within one a backslash would be part of it, and the mark behind it bare again.
 */
const markup =
  /[\\|`*~<[$@]|&(?=#?\w)|:(?=\/\/)|(?<=[wW]{3})\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** Formats a text as a cell, which is always one line. */
const formatCell = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => toSafeLine(line).replaceAll(markup, '\\$&'))
    .join('<br>');

const formatRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** What stands above a column, and where its values stand. */
interface Heading {
  readonly heading: string;
  readonly kind: CellKind;
}

/** Headings, whatever follows them, and a row for each thing as it comes; nothing without columns. */
async function* tableOf<Thing>(
  headings: readonly Heading[],
  things: StreamedItems<Thing>,
  textsOf: (thing: Thing) => readonly string[],
): AsyncGenerator<string> {
  if (headings.length === 0) return;
  const rules = headings.map(({ kind }) => (kind === 'number' ? '---:' : '---'));
  yield formatRow(headings.map(({ heading }) => formatCell(heading))) + formatRow(rules);
  for await (const batch of readBatches(things)) {
    yield batch.map((thing) => formatRow(textsOf(thing).map(formatCell))).join('');
  }
}

const listOf = (items: StreamedItems<Item>, columns: readonly Column[]): TextChunks =>
  tableOf(
    columns.map((column) => ({ heading: formatHeading(column), kind: column.kind })),
    items,
    (item) => columns.map(({ cell }) => cell(item)),
  );

const detailHeadings: readonly Heading[] = [
  { heading: 'FIELD', kind: 'text' },
  { heading: 'VALUE', kind: 'text' },
];

const formatDetail = (item: Item, columns: readonly Column[]): TextChunks =>
  tableOf(detailHeadings, columns, (column) => [formatHeading(column), column.cell(item)]);

/**
 * A table of GitHub Flavored Markdown: a row for each thing, or for each field of the only one. What
 * markup could be made of is escaped, as is what a terminal would obey; cells are never cut, and not
 * padded either, so that rows can be written as they come.
 */
export const formatMarkdown: Formatter = async (document) => {
  switch (document.shape) {
    case 'list':
      return listOf(document.items, document.columns);
    case 'object':
      return formatDetail(document.item, document.columns);
    case 'outcomes':
      return tableOf(createOutcomeColumns(document.answer), document.outcomes, (outcome) =>
        readOutcomeCells(outcome, document),
      );
    case 'value': {
      const { items, members } = toRows(document.value);
      const columns = findColumns(members);
      return isJsonObject(document.value)
        ? formatDetail(document.value, columns)
        : listOf(items, columns);
    }
  }
};
