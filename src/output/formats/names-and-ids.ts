import { toJsonText } from '../../lib/json/json-text.ts';
import type { Document, Outcome, StreamedItems } from '../document.ts';
import { toSafeLine } from '../terminal/safe-text.ts';
import { readBatches } from './batches.ts';
import type { Formatter } from './formatter.ts';

const readString = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a word is taken from: a thing as the platform sent it, or an outcome. */
interface Named {
  readonly id?: unknown;
  readonly name?: unknown;
}

/** The name of what has no id at all, such as a role, is its key. */
const readId = (thing: Named): string => readString('id' in thing ? thing.id : thing.name);

const readName = (thing: Named): string => readString(thing.name) || readId(thing);

/** One word a line; a thing without one has no line. */
async function* formatLines<T>(
  things: StreamedItems<T>,
  word: (thing: T) => string,
): AsyncGenerator<string> {
  for await (const batch of readBatches(things)) {
    const words = batch.map(word).filter((text) => text !== '');
    yield words.map((text) => `${toSafeLine(text)}\n`).join('');
  }
}

/** The targets for which a verb did what it should: what comes next goes on with these. */
async function* selectDone(outcomes: StreamedItems<Outcome>): AsyncGenerator<readonly Outcome[]> {
  for await (const batch of readBatches(outcomes)) yield batch.filter(({ ok }) => ok);
}

const listValues = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];

const formatValue = (value: unknown): string =>
  typeof value === 'string' ? value : toJsonText(value);

const ownWords = { name: readName, id: readId } as const;

/** The words of an answer; its own idea of a name goes before the member of that name. */
const formatWords = (document: Document, kind: keyof typeof ownWords): AsyncIterable<string> => {
  const own = ownWords[kind];
  const isName = kind === 'name';
  switch (document.shape) {
    case 'list':
      return formatLines(document.items, (isName ? document.word : undefined) ?? own);
    case 'object':
      return formatLines([document.item], (isName ? document.word : undefined) ?? own);
    case 'outcomes':
      return formatLines(
        selectDone(document.outcomes),
        (isName ? document.word : undefined) ?? own,
      );
    case 'value':
      return formatLines(listValues(document.value), formatValue);
  }
};

/** The word for each thing, one a line, as imco takes it for a target. */
export const formatNameLines: Formatter = async (document) => formatWords(document, 'name');

/** The id of each thing, one a line. */
export const formatIdLines: Formatter = async (document) => formatWords(document, 'id');
