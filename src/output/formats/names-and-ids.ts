import { toJsonText } from '../../lib/json/json-text.ts';
import type { Document, Outcome, StreamedItems } from '../document.ts';
import { toSafeLine } from '../terminal/safe-text.ts';
import { readBatches } from './batches.ts';
import type { Formatter } from './formatter.ts';

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a word is taken from: a thing as the platform sent it, or an outcome. */
interface Named {
  readonly id?: unknown;
  readonly name?: unknown;
}

const idOf = ({ id }: Named): string => textIn(id);

const nameOf = (thing: Named): string => textIn(thing.name) || idOf(thing);

/** One word a line; a thing without one has no line. */
async function* wordsOf<T>(
  things: StreamedItems<T>,
  word: (thing: T) => string,
): AsyncGenerator<string> {
  for await (const batch of readBatches(things)) {
    const words = batch.map(word).filter((text) => text !== '');
    yield words.map((text) => `${toSafeLine(text)}\n`).join('');
  }
}

/** The targets for which a verb did what it should: what comes next goes on with these. */
async function* doneOf(outcomes: StreamedItems<Outcome>): AsyncGenerator<readonly Outcome[]> {
  for await (const batch of readBatches(outcomes)) yield batch.filter(({ ok }) => ok);
}

const valuesIn = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : toJsonText(value));

const linesOf = (
  document: Document,
  own: (thing: Named) => string,
  isName: boolean,
): AsyncIterable<string> => {
  switch (document.shape) {
    case 'list':
      return wordsOf(document.items, (isName ? document.word : undefined) ?? own);
    case 'object':
      return wordsOf([document.item], (isName ? document.word : undefined) ?? own);
    case 'outcomes':
      return wordsOf(doneOf(document.outcomes), (isName ? document.word : undefined) ?? own);
    case 'value':
      return wordsOf(valuesIn(document.value), textOf);
  }
};

/** The word for each thing, one a line, as imco takes it for a target. */
export const writeNames: Formatter = async (document) => linesOf(document, nameOf, true);

/** The id of each thing, one a line. */
export const formatIds: Formatter = async (document) => linesOf(document, idOf, false);
