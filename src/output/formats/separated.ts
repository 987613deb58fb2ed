import { toWholeText } from '../../lib/json/json-text.ts';
import type { Document, Item, Outcome } from '../document.ts';
import { readBatches } from './batches.ts';
import { toRows } from './value-rows.ts';

/** How a format with columns writes a row: its cells, a separator between them, an end. */
export interface SeparatedNotation {
  readonly cell: (value: unknown) => string;
  readonly separator: string;
  readonly end: string;
  /** Whether the names of the members go first. */
  readonly headings: boolean;
}

/** Members of an outcome, in the order of its columns. */
const outcomeMembers = [
  'id',
  'name',
  'ok',
  'unchanged',
  'state',
  'result',
  'error',
  'requested',
] as const;

const toItems = (outcomes: readonly Outcome[]): readonly Item[] =>
  outcomes.map((outcome) => ({ ...outcome }));

async function* readOutcomeItems(document: Extract<Document, { shape: 'outcomes' }>) {
  for await (const batch of readBatches(document.outcomes)) yield toItems(batch);
}

/** The members that are columns, where that is known before the first thing. */
const findMembers = ({
  members,
  columns,
}: Extract<Document, { shape: 'list' | 'object' }>): readonly string[] | undefined => {
  if (members) return members;
  return columns.length > 0 ? columns.map(({ key }) => key) : undefined;
};

/** The value that an item has in a column. */
type ReadMember = (item: Item, name: string) => unknown;

const readOwnMember: ReadMember = (item, name) => item[name];

/** How the values of items are read. */
const chooseReader = (document: Document): ReadMember =>
  ('readMember' in document ? document.readMember : undefined) ?? readOwnMember;

/** Things and the members that are their columns, of an answer of any shape. */
const readRows = (document: Document) => {
  switch (document.shape) {
    case 'list':
      return { items: readBatches(document.items), members: findMembers(document) };
    case 'object':
      return { items: readBatches([document.item]), members: findMembers(document) };
    case 'outcomes':
      return { items: readOutcomeItems(document), members: outcomeMembers };
    case 'value': {
      const { items, members } = toRows(document.value);
      return { items: readBatches(items), members };
    }
  }
};

/** A value as text: nothing for what is missing, JSON for what has parts. */
export const formatPlainValue = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return toWholeText(value);
};

/** The rows of an answer batch by batch, the names of the members first where they are wanted. */
export async function* writeRows(
  document: Document,
  { cell, separator, end, headings }: SeparatedNotation,
): AsyncGenerator<string> {
  const { items, members: known } = readRows(document);
  const readMember = chooseReader(document);
  const formatLine = (values: readonly unknown[]): string => values.map(cell).join(separator) + end;
  let members = known;
  if (members && headings) yield formatLine(members);
  for await (const batch of items) {
    if (!members) {
      members = Object.keys(batch[0] ?? {});
      if (headings && members.length > 0) yield formatLine(members);
    }
    const keys = members;
    yield batch.map((item) => formatLine(keys.map((key) => readMember(item, key)))).join('');
  }
}
