import { isTemporaryError } from '../lib/failures/error-causes.ts';
import { isPlatformRefusal } from './failures/who-answered.ts';
import type { Request } from './platform.ts';
import { describeRetryAfter } from './retry-after.ts';
import type { ExchangeResult } from './transport/exchange.ts';

/** Times a request is sent at most. */
const maxAttempts = 4;
/** First pause in ms; each further one is twice as long. */
const firstPauseMs = 300;

/** One attempt and what became of it. */
export interface FailedAttempt {
  readonly method: Request['method'];
  /** 1 for the first. */
  readonly number: number;
  readonly outcome: ExchangeResult;
}

/** Between half and the whole of a pause that doubles, so that many clients spread out. */
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
      // Only the platform knows that it has not begun: something on the way may have passed it on.
      return isPlatformRefusal(outcome) ? asked : undefined;
    case 502:
    case 504:
      return reading ? (asked ?? computePause(number, random)) : undefined;
    default:
      return undefined;
  }
};

/**
 * The pause in ms before this request may be sent again; undefined when it may not, or when the
 * pause would take all the time that is `left`, in ms. `now` is in ms since 1970.
 */
export const computeBackoff = (
  attempt: FailedAttempt,
  time: { readonly now: number; readonly left: number; readonly random: () => number },
): number | undefined => {
  if (attempt.number >= maxAttempts) return undefined;
  const pause = choosePause(attempt, time.now, time.random);
  return pause !== undefined && pause < time.left ? pause : undefined;
};
