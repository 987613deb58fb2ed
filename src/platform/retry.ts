import { isTemporaryError } from '../lib/failures/error-causes.ts';
import { isPlatformRefusal } from './failures/who-answered.ts';
import type { Request } from './platform.ts';
import { describeRetryAfter } from './retry-after.ts';
import type { ExchangeResult } from './transport/exchange.ts';

/** Maximum number of attempts. */
const maxAttempts = 4;
/** First pause in ms; it doubles with each attempt. */
const firstPauseMs = 300;

/** One attempt and its outcome. */
export interface FailedAttempt {
  readonly method: Request['method'];
  /** 1 for the first. */
  readonly number: number;
  readonly outcome: ExchangeResult;
}

/** Exponential backoff with jitter: between half and all of a doubling pause. */
const computePause = (number: number, random: () => number): number =>
  firstPauseMs * 2 ** (number - 1) * (0.5 + random() / 2);

const choosePause = (
  { method, number, outcome }: FailedAttempt,
  now: number,
  random: () => number,
): number | undefined => {
  const reading = method === 'GET';
  if (outcome.kind === 'broken') {
    // A change that may have reached the platform is never sent twice.
    const harmless = reading || outcome.progress === 'unsent';
    return harmless && isTemporaryError(outcome.error) ? computePause(number, random) : undefined;
  }
  const asked = describeRetryAfter(outcome, now);
  switch (outcome.status) {
    case 429:
    case 503:
      if (reading) return asked ?? computePause(number, random);
      // Only a refusal of the platform itself means that nothing was done: a proxy may have
      // forwarded it.
      return isPlatformRefusal(outcome) ? asked : undefined;
    case 502:
    case 504:
      return reading ? (asked ?? computePause(number, random)) : undefined;
    default:
      return undefined;
  }
};

/**
 * The pause in ms before the next attempt; undefined if there must be none, or if the pause would
 * exceed the time `left`, in ms. `now` is in ms since 1970.
 */
export const computeBackoff = (
  attempt: FailedAttempt,
  time: { readonly now: number; readonly left: number; readonly random: () => number },
): number | undefined => {
  if (attempt.number >= maxAttempts) return undefined;
  const pause = choosePause(attempt, time.now, time.random);
  return pause !== undefined && pause < time.left ? pause : undefined;
};
