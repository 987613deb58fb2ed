import type { StreamedItems } from '../document.ts';
import { readBatches } from './batches.ts';
import type { Formatter } from './formatter.ts';
import { toSafeJson } from './json.ts';

async function* linesOf(things: StreamedItems<unknown>): AsyncGenerator<string> {
  for await (const batch of readBatches(things)) {
    yield batch.map((thing) => `${toSafeJson(thing, 0)}\n`).join('');
  }
}

/** One compact JSON value a line: one for each thing or outcome, each written when it is there. */
export const formatJsonLines: Formatter = async (document) => {
  switch (document.shape) {
    case 'list':
      return linesOf(document.items);
    case 'object':
      return linesOf([document.item]);
    case 'outcomes':
      return linesOf(document.outcomes);
    case 'value': {
      const value = document.value ?? null;
      return linesOf(Array.isArray(value) ? value : [value]);
    }
  }
};
