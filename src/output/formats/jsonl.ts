import type { StreamedItems } from '../document.ts';
import { readBatches } from './batches.ts';
import type { Formatter } from './formatter.ts';
import { toSafeJson } from './json.ts';

async function* formatEachLine(things: StreamedItems<unknown>): AsyncGenerator<string> {
  for await (const batch of readBatches(things)) {
    yield batch.map((thing) => `${toSafeJson(thing, 0)}\n`).join('');
  }
}

/** One compact JSON value a line: one for each thing or outcome, each written when it is there. */
export const formatJsonLines: Formatter = async (document) => {
  switch (document.shape) {
    case 'list':
      return formatEachLine(document.items);
    case 'object':
      return formatEachLine([document.item]);
    case 'outcomes':
      return formatEachLine(document.outcomes);
    case 'value': {
      const value = document.value ?? null;
      return formatEachLine(Array.isArray(value) ? value : [value]);
    }
  }
};
