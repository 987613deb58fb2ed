/** What is made of what was measured. */

/** The value in the middle; of an even number the mean of the two. Throws where there is none. */
export const median = (values: readonly number[]): number => {
  const inOrder = values.toSorted((a, b) => a - b);
  const half = Math.floor(inOrder.length / 2);
  const [low, high] = [inOrder[half - (inOrder.length % 2 === 0 ? 1 : 0)], inOrder[half]];
  if (low === undefined || high === undefined) throw new Error('nothing was measured');
  return (low + high) / 2;
};

/**
 * How many times as much the first took as the second: the median over the rounds, in each of which
 * both were run one after the other.
 */
export const ratioOf = (first: readonly number[], second: readonly number[]): number =>
  median(
    first.slice(0, second.length).map((value, round) => value / (second[round] ?? Number.NaN)),
  );

/** Three figures that count: `1234`, `12.3`, `0.0123`. */
export const inFigures = (value: number): string =>
  value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
