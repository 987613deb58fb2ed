import { toJsonText } from '../../lib/json/json-text.ts';
import type { StreamedItems } from '../document.ts';
import { escapeUnsafe, replaceUnsafe } from '../terminal/safe-text.ts';
import { readBatches } from './batches.ts';
import type { Formatter } from './formatter.ts';

const indent = 2;

/**
 * JSON that reads back the same (RFC 8259, section 7) and is safe to look at: what is unsafe on a
 * terminal is escaped. Newlines stay, as JSON has them between members only.
 */
export const toSafeJson = (value: unknown, space: number): string =>
  replaceUnsafe(toJsonText(value, space), (character) =>
    character === '\n' ? character : escapeUnsafe(character),
  );

/**
 * An array as if written at once, batch by batch. It is closed also where the last things never
 * come, so that what is written is JSON; that they are missing is reported by the failure.
 */
async function* arrayPieces(things: StreamedItems<unknown>): AsyncGenerator<string> {
  let before = '[';
  try {
    for await (const batch of readBatches(things)) {
      if (batch.length === 0) continue;
      yield before + toSafeJson(batch, indent).slice(1, -2);
      before = ',';
    }
  } catch (failure) {
    if (before === ',') yield '\n]\n';
    throw failure;
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** One JSON document: an array for lists and outcomes, otherwise the thing as it was sent. */
export const formatJson: Formatter = async (document) => {
  switch (document.shape) {
    case 'list':
      return arrayPieces(document.items);
    case 'object':
      return [`${toSafeJson(document.item, indent)}\n`];
    case 'outcomes':
      return arrayPieces(document.outcomes);
    case 'value':
      return [`${toSafeJson(document.value ?? null, indent)}\n`];
  }
};
