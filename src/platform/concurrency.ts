/** Requests under way at once where nothing else is known. */
export const defaultConcurrency = 8;

/** Most of them: each takes a connection. */
export const maxConcurrency = 32;

/** From here on waiting for the way back and forth is most of what a request takes, in ms. */
const farMs = 20;

/** So many handshakes are measured before a platform counts as far away. */
const enoughHandshakes = 3;

/** How many requests to have under way at once, judged by the handshakes so far. */
export interface ConcurrencyLimit {
  /** Takes in what a byte there and one back took; returns how many requests are worth while now. */
  measured(roundTripMs: number): number;
}

/**
 * Judges the way to the platform by the shortest of its handshakes: a machine that is busy makes
 * some of them slow, and never one short that is not. On a platform nearby more connections cost
 * more, a handshake each, than they gain; far away it is the other way round.
 */
export const createConcurrencyLimit = (): ConcurrencyLimit => {
  let count = 0;
  let shortestMs = Number.POSITIVE_INFINITY;
  return {
    measured: (roundTripMs) => {
      count += 1;
      shortestMs = Math.min(shortestMs, roundTripMs);
      return count >= enoughHandshakes && shortestMs >= farMs ? maxConcurrency : defaultConcurrency;
    },
  };
};
