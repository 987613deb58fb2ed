/** Requests under way at once where nothing else is known. */
export const usualConcurrency = 8;

/** Most of them: each takes a connection. */
export const mostConcurrency = 32;

/** From here on waiting for the way back and forth is most of what a request takes, in ms. */
const farMs = 20;

/**
 * How many requests to have under way at once where a byte there and one back take `roundTripMs`.
 * On a platform nearby more connections cost more, a handshake each, than they gain; far away it is
 * the other way round.
 */
export const concurrencyOver = (roundTripMs: number): number =>
  roundTripMs >= farMs ? mostConcurrency : usualConcurrency;
