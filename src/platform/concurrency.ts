/** Concurrent requests by default. */
export const defaultConcurrency = 8;

/** Maximum of concurrent requests: each takes a connection. */
export const maxConcurrency = 32;

/** Round-trip time in ms from which on latency dominates the time of a request. */
const farMs = 20;

/** Number of handshakes measured before a platform counts as far away. */
const enoughHandshakes = 3;

/** The number of concurrent requests, derived from the handshakes so far. */
export interface ConcurrencyLimit {
  /** Records a round-trip time; returns the current limit. */
  measured(roundTripMs: number): number;
}

/**
 * Uses the shortest handshake as the latency: a busy machine makes some slower, but none faster.
 * With a low latency more connections cost more (a handshake each) than they gain; with a high
 * latency they gain more.
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
