import type { StreamedItems } from '../document.ts';

/** Enough for a write of some 64 kB, as things of the platform go. */
const batchSize = 200;

/** Things batch by batch; what is there as a whole is cut into batches. */
export async function* readBatches<T>(things: StreamedItems<T>): AsyncGenerator<readonly T[]> {
  if (Symbol.asyncIterator in things) {
    yield* things;
    return;
  }
  for (let at = 0; at < things.length; at += batchSize) yield things.slice(at, at + batchSize);
}

/** All of the things, for what cannot begin before the last has come. */
export const collectBatches = async <T>(things: StreamedItems<T>): Promise<readonly T[]> => {
  if (!(Symbol.asyncIterator in things)) return things;
  const all: T[] = [];
  // Spread into the arguments of a call, a big batch would be too many for the stack.
  for await (const batch of things) for (const thing of batch) all.push(thing);
  return all;
};
