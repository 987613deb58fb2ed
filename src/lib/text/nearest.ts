/** Letters changed, put in, left out or swapped to get from one word to the other. */
const computeDistance = (from: string, to: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped)
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
};

/** Words with how far off each is, no further than `allowed`. */
type Ranked = readonly { readonly word: string; readonly off: number }[];

const rankWords = (slip: string, words: readonly string[], allowed: number): Ranked =>
  words
    .map((word) => {
      const other = word.toLowerCase();
      const begins = slip.length > 1 && other.startsWith(slip);
      return { word, off: begins ? 0.5 : computeDistance(slip, other) };
    })
    .filter(({ off }) => off <= allowed);

/** Words that have it in them, the shortest first. */
const rankContaining = (slip: string, words: readonly string[]): Ranked =>
  slip.length < 3
    ? []
    : words
        .filter((word) => word.toLowerCase().includes(slip))
        .map((word) => ({ word, off: word.length }));

/**
 * The words that `wanted` may be a typo of, nearest first, at most `most`: few letters off, or
 * beginning with it; otherwise the words that contain it. Case is ignored.
 */
export const findNearest = (wanted: string, words: Iterable<string>, most = 3): string[] => {
  const slip = wanted.toLowerCase();
  const known = [...new Set(words)];
  const near = rankWords(slip, known, Math.max(1, Math.floor(slip.length / 3)));
  return [...(near.length > 0 ? near : rankContaining(slip, known))]
    .sort((a, b) => a.off - b.off || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ word }) => word);
};

/** The nearest words as a hint: `did you mean web-1, web-2?`; undefined for none. */
export const formatSuggestion = (near: readonly string[]): string | undefined =>
  near.length > 0 ? `did you mean ${near.join(', ')}?` : undefined;
