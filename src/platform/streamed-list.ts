import type { Clock } from '../host.ts';
import type { Failure } from '../lib/failures/failures.ts';
import { createTimeout } from './deadline.ts';
import { computeSilenceLimit, rateOutcome, takeFirstAnswer, type Worth } from './hedge.ts';
import type { DownloadSink } from './platform.ts';
import { computeBackoff } from './retry.ts';
import { createTimeBudget, type TimeBudget } from './time-budget.ts';
import type { Trace } from './trace.ts';
import { createBackpressureQueue } from './transport/backpressure-queue.ts';
import type { ExchangeResult } from './transport/exchange.ts';
import { exchangeStream, type StreamResult } from './transport/stream-exchange.ts';
import type { Pool } from './transport/undici.ts';

/** What streamed responses need, as those that are read at once do. */
export interface StreamParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly random: () => number;
  /**
   * Longest time until the first part is yielded, with all attempts, and then for each further
   * amount of that size: a trickle counts as silence.
   */
  readonly idleMs: number;
  readonly trace: Trace;
  /** Turns an outcome other than success into a failure. */
  readonly failureOf: (outcome: ExchangeResult, request: string) => Failure;
}

/** A GET as it goes over the wire; `line` is how it is shown. */
export interface StreamRequest {
  readonly line: string;
  /** The redacted `line`, computed on demand. */
  readonly shown: () => string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Bytes buffered before the first part is yielded. A response up to this size can be requested
 * again if its connection breaks.
 */
const heldBack = 64 * 1024;

const isDone = (outcome: StreamResult): boolean =>
  outcome.kind === 'answered' && outcome.status < 300;

/**
 * Starts one attempt: its parts as they arrive, and its outcome. `moved` is called when data
 * arrives.
 */
const attempt = (
  { pool, idleMs }: StreamParts,
  { path, headers, shown }: StreamRequest,
  signal: AbortSignal,
  moved: () => void,
) => {
  const { into: held, next, end } = createBackpressureQueue(heldBack);
  const late = (): Error => createTimeout(shown(), idleMs);
  const into: DownloadSink = {
    begin: (size) => {
      moved();
      held.begin(size);
    },
    write: (bytes) => {
      moved();
      return held.write(bytes);
    },
  };
  const sending = { method: 'GET', path, headers, body: null, into } as const;
  const outcome = exchangeStream(pool, sending, { signal, idleMs, late }).finally(end);
  // Prevents an unhandled rejection; whoever awaits it later still gets it.
  outcome.catch(() => {});
  return { next, outcome };
};

/** An attempt whose first part has arrived, or that has ended. */
interface Begun {
  readonly first: Buffer | undefined;
  readonly next: () => Promise<Buffer | undefined>;
  readonly outcome: Promise<StreamResult>;
  readonly over: StreamResult | undefined;
}

const beginAttempt = async (...given: Parameters<typeof attempt>): Promise<Begun> => {
  const { next, outcome } = attempt(...given);
  const first = await next();
  const over = first && first.length >= heldBack ? undefined : await outcome;
  return { next, outcome, first, over };
};

/** What can end the attempts early. */
interface StreamLimits {
  readonly caller: AbortSignal | undefined;
  /** The caller's signal combined with our own. */
  readonly signal: AbortSignal;
  /** By the monotonic clock. */
  readonly deadline: number;
}

/**
 * Starts an attempt with retries; returns it with its start time. Throws the result of `failureOf`.
 */
const beginWithRetries = async (
  parts: StreamParts,
  asked: StreamRequest,
  { caller, signal, deadline }: StreamLimits,
): Promise<Begun & { readonly started: number }> => {
  const { clock, random, idleMs, trace, failureOf } = parts;
  const worth = ({ over }: Begun): Worth => (over ? rateOutcome(over) : 'answer');
  const hedge = { silenceMs: computeSilenceLimit(idleMs), signal, worth };
  const begin = (ended: AbortSignal, moved: () => void): Promise<Begun> => {
    trace.sending(asked.line, null);
    return beginAttempt(parts, asked, ended, moved);
  };
  for (let number = 1; ; number++) {
    caller?.throwIfAborted();
    const started = clock.monotonic();
    const begun = await takeFirstAnswer(begin, hedge);
    const { over } = begun;
    if (!over || isDone(over)) return { ...begun, started };
    trace.streamed(over, clock.monotonic() - started);
    const attempted = { method: 'GET', number, outcome: over } as const;
    const left = deadline - clock.monotonic();
    const pause = computeBackoff(attempted, { now: clock.now(), left, random });
    if (pause === undefined) throw failureOf(over, asked.line);
    trace.again(pause);
    await clock.sleep(pause, caller);
  }
};

/** Yields parts: the time of the consumer does not count, and enough data renews the budget. */
class Handover {
  readonly #budget: TimeBudget;
  #length = 0;

  constructor(budget: TimeBudget) {
    this.#budget = budget;
  }

  async *hand(part: Buffer): AsyncGenerator<Buffer> {
    this.#budget.stop();
    this.#length += part.length;
    if (this.#length >= heldBack) {
      this.#budget.refill();
      this.#length = 0;
    }
    yield part;
    this.#budget.start();
  }
}

/**
 * Sends a GET and yields its body as it arrives. Throws the result of `failureOf` for a refusal or
 * a broken connection, a `TimeoutFailure` if nothing arrives, and the reason of `caller`.
 */
export async function* streamList(
  parts: StreamParts,
  asked: StreamRequest,
  caller: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const { clock, idleMs, trace, failureOf } = parts;
  const own = new AbortController();
  const signal = caller ? AbortSignal.any([caller, own.signal]) : own.signal;
  const deadline = clock.monotonic() + idleMs;
  const budget = createTimeBudget(idleMs, () => own.abort(createTimeout(asked.shown(), idleMs)));
  const handover = new Handover(budget);
  try {
    budget.start();
    const limits = { caller, signal, deadline };
    const { first, next, outcome, started } = await beginWithRetries(parts, asked, limits);
    for (let part = first; part; part = await next()) yield* handover.hand(part);
    const ended = await outcome;
    trace.streamed(ended, clock.monotonic() - started);
    if (ended.kind === 'broken') throw failureOf(ended, asked.line);
    // A success other than 200 is not streamed.
    if (ended.status !== 200 && ended.body.length > 0) yield ended.body;
  } finally {
    budget.stop();
    own.abort(new Error('no longer wanted'));
  }
}
