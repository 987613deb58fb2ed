import type { Column, Item } from './document.ts';
import type { Writer } from './writer.ts';

/** A column of a member of the object. */
export const createItemColumn = (key: string): Column => ({
  key,
  heading: key,
  kind: 'text',
  cell: (item) => String(item[key] ?? '-'),
});

/** Writes a result: one line to a person, an object to a program. */
export const printResult = (writer: Writer, line: string, item: Item): Promise<void> =>
  writer.forPeople
    ? writer.text(line)
    : writer.document({ shape: 'object', item, columns: Object.keys(item).map(createItemColumn) });
