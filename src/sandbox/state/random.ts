/** Pseudo-random numbers, the same for the same seed. */
export interface Random {
  /** A fraction from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One of `choices`, which must not be empty. */
  pick<T>(choices: readonly T[]): T;
  /** An id in the form of the platform: 24 hex digits that begin with a time. */
  id(): string;
  /** The position of the sequence; `createRandom` continues from it. */
  position(): number;
}

/** Ids contain a time within five years after this one, in seconds since 1970. */
const firstId = 1_600_000_000;
const idSpan = 5 * 365 * 24 * 3600;

const formatHex = (value: number): string => value.toString(16).padStart(8, '0');

/** A sequence from `seed`, a whole number of 32 bits (the mulberry32 generator). */
export const createRandom = (seed: number): Random => {
  let position = seed >>> 0;
  const bits = (): number => {
    position = (position + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(position ^ (position >>> 15), position | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = (): number => bits() / 2 ** 32;
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (choices) => {
      const chosen = choices[below(choices.length)];
      if (chosen === undefined) throw new Error('there is nothing to pick from');
      return chosen;
    },
    id: () => formatHex(firstId + below(idSpan)) + formatHex(bits()) + formatHex(bits()),
    position: () => position,
  };
};
