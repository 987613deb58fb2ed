import type { Way } from './connector.ts';

/** Requests under way at once where nothing else is known. */
export const usualConcurrency = 8;

/** Most of them where each takes a connection. */
export const mostConcurrency = 32;

/** Most of them on one connection: what servers allow at the least. */
const mostShared = 100;

/** From here on waiting for the way back and forth is most of what a request takes, in ms. */
const farMs = 20;

/**
 * How many requests to have under way at once. On a platform nearby more connections cost more, a
 * handshake each, than they gain; far away it is the other way round.
 */
export const concurrencyOver = ({ multiplexes, roundTripMs }: Way): number => {
  if (multiplexes) return mostShared;
  return roundTripMs >= farMs ? mostConcurrency : usualConcurrency;
};
