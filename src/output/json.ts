import type { Formatter } from './formatter.ts';
import { escaped, replaceUnsafe } from './safe-text.ts';

const indent = 2;

/**
 * JSON that reads back the same (RFC 8259, section 7) and is safe to look at: what is unsafe on a
 * terminal is escaped. Newlines stay, as JSON has them between members only.
 */
const safeJson = (value: unknown): string =>
  replaceUnsafe(JSON.stringify(value, undefined, indent), (character) =>
    character === '\n' ? character : escaped(character),
  );

/** An array, one item a piece, as if written at once. */
function* arrayPieces(items: readonly unknown[]): Iterable<string> {
  if (items.length === 0) {
    yield '[]\n';
    return;
  }
  const margin = `\n${' '.repeat(indent)}`;
  let before = '[';
  for (const item of items) {
    yield before + margin + safeJson(item).replaceAll('\n', margin);
    before = ',';
  }
  yield '\n]\n';
}

/** One JSON document: an array for lists and outcomes, otherwise the thing as it was sent. */
export const formatJson: Formatter = async (document) => {
  switch (document.shape) {
    case 'list':
      return arrayPieces(document.items);
    case 'object':
      return [`${safeJson(document.item)}\n`];
    case 'outcomes':
      return arrayPieces(document.outcomes);
  }
};
