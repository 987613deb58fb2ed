import type { Clock } from '../host.ts';
import type { Failure } from '../lib/failures/failures.ts';
import { createTimeout } from './deadline.ts';
import { silenceLimitMs, takeFirstAnswer, type Worth, worthOf } from './hedge.ts';
import type { DownloadSink } from './platform.ts';
import { computeBackoff } from './retry.ts';
import { createTimeBudget } from './time-budget.ts';
import type { Trace } from './trace.ts';
import { createBackpressureQueue } from './transport/backpressure-queue.ts';
import type { ExchangeResult } from './transport/exchange.ts';
import { exchangeStream, type StreamResult } from './transport/stream-exchange.ts';
import type { Pool } from './transport/undici.ts';

/** What answers that arrive in parts share with those that are read whole. */
export interface StreamParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly random: () => number;
  /**
   * Longest time until the first part is handed on, with all attempts, and then for as much again:
   * a trickle is as good as silence.
   */
  readonly idleMs: number;
  readonly trace: Trace;
  /** The failure an outcome other than success is. */
  readonly failureOf: (outcome: ExchangeResult, request: string) => Failure;
}

/** A GET as it goes over the wire; `line` is how it is told. */
export interface StreamRequest {
  readonly line: string;
  /** The same without what is secret; few requests ever need it. */
  readonly shown: () => string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What is held back before the first part is handed on. An answer up to this long is as good as one
 * read whole: where its connection breaks it is asked for again.
 */
const heldBack = 64 * 1024;

const isDone = (outcome: StreamResult): boolean =>
  outcome.kind === 'answered' && outcome.status < 300;

/** One attempt: its parts as they come, and what became of it. `moved` learns of everything that comes. */
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
  // Whoever awaits it later learns of it; until then it is nobody's.
  outcome.catch(() => {});
  return { next, outcome };
};

/** An attempt whose first part is here, or that is over. */
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

/**
 * Sends a GET and hands its body on as it comes. Throws what `failureOf` makes of a refusal or a
 * connection that broke, a `TimeoutFailure` when nothing comes, and the reason of `caller`.
 */
export async function* streamList(
  parts: StreamParts,
  asked: StreamRequest,
  caller: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const { clock, random, idleMs, trace, failureOf } = parts;
  const left = new AbortController();
  const signal = caller ? AbortSignal.any([caller, left.signal]) : left.signal;
  const deadline = clock.monotonic() + idleMs;
  const allowance = createTimeBudget(idleMs, () =>
    left.abort(createTimeout(asked.shown(), idleMs)),
  );
  let came = 0;
  /** Hands a part on; what is taken of it takes none of our time. */
  async function* handed(part: Buffer): AsyncGenerator<Buffer> {
    allowance.stop();
    came += part.length;
    if (came >= heldBack) {
      allowance.refill();
      came = 0;
    }
    yield part;
    allowance.start();
  }
  const hedge = {
    silenceMs: silenceLimitMs(idleMs),
    signal,
    worth: ({ over }: Begun): Worth => (over ? worthOf(over) : 'answer'),
  };
  const begin = (ended: AbortSignal, moved: () => void): Promise<Begun> => {
    trace.sending(asked.line, null);
    return beginAttempt(parts, asked, ended, moved);
  };
  const time = () => ({ now: clock.now(), left: deadline - clock.monotonic(), random });
  try {
    allowance.start();
    for (let number = 1; ; number++) {
      caller?.throwIfAborted();
      const started = clock.monotonic();
      const { next, outcome, first, over } = await takeFirstAnswer(begin, hedge);
      if (over && !isDone(over)) {
        trace.streamed(over, clock.monotonic() - started);
        const attempted = { method: 'GET', number, outcome: over } as const;
        const pause = computeBackoff(attempted, time());
        if (pause === undefined) throw failureOf(over, asked.line);
        trace.again(pause);
        await clock.sleep(pause, caller);
        continue;
      }
      for (let part = first; part; part = await next()) yield* handed(part);
      const ended = await outcome;
      trace.streamed(ended, clock.monotonic() - started);
      if (ended.kind === 'broken') throw failureOf(ended, asked.line);
      // A success other than 200 has no body worth parts.
      if (ended.status !== 200 && ended.body.length > 0) yield ended.body;
      return;
    }
  } finally {
    allowance.stop();
    left.abort(new Error('no longer wanted'));
  }
}
