import type { Clock } from '../host.ts';
import { computeSilenceLimit, rateOutcome, takeFirstAnswer } from './hedge.ts';
import { computeBackoff } from './retry.ts';
import type { Trace } from './trace.ts';
import { type ExchangeRequest, type ExchangeResult, runExchange } from './transport/exchange.ts';
import type { Pool } from './transport/undici.ts';

/** What the attempts of all requests share. */
export interface AttemptParts {
  readonly pool: Pool;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** For a request with all its retries and the entire response. */
  readonly requestTimeoutMs: number;
  readonly trace: Trace;
}

/** A request to be sent; `line` is how it is shown. */
export interface AttemptedRequest {
  readonly line: string;
  readonly sending: ExchangeRequest;
  /** The entire response is secret. */
  readonly isSecret: boolean | undefined;
}

/** Makes one attempt; a GET is also sent on another connection if the first is silent. */
const sendOnce = (
  { pool, requestTimeoutMs, trace }: AttemptParts,
  { sending, line }: AttemptedRequest,
  signal: AbortSignal,
): Promise<ExchangeResult> => {
  const send = (ended: AbortSignal, moved?: () => void): Promise<ExchangeResult> => {
    trace.sending(line, sending.body);
    return runExchange(pool, sending, ended, moved);
  };
  if (sending.method !== 'GET') return send(signal);
  const silenceMs = computeSilenceLimit(requestTimeoutMs);
  return takeFirstAnswer(send, { silenceMs, signal, worth: rateOutcome });
};

/** Sends a request until there is a final outcome, or no reason to retry. */
export const sendWithRetries = async (
  parts: AttemptParts,
  request: AttemptedRequest,
  signal: AbortSignal,
): Promise<ExchangeResult> => {
  const { clock, random, requestTimeoutMs, trace } = parts;
  const { method } = request.sending;
  const deadline = clock.monotonic() + requestTimeoutMs;
  for (let number = 1; ; number++) {
    const started = clock.monotonic();
    const outcome = await sendOnce(parts, request, signal);
    const now = clock.monotonic();
    trace.outcome(outcome, now - started, request);
    const pause = computeBackoff(
      { method, number, outcome },
      { now: clock.now(), left: deadline - now, random },
    );
    if (pause === undefined) return outcome;
    trace.again(pause);
    await clock.sleep(pause, signal);
  }
};
