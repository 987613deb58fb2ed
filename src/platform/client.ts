import { type Failure, Interruption, TimeoutFailure } from '../failures.ts';
import type { Clock } from '../host.ts';
import { readAnswer } from './answers.ts';
import { securityOf } from './certificates.ts';
import { type Exchanged, exchange, type Sending } from './exchange.ts';
import { urlOf } from './paths.ts';
import type { Answer, Connection, Platform, Request } from './platform.ts';
import { recognise } from './recognise.ts';
import { redactorOf } from './redact.ts';
import { refusalOf } from './refusals.ts';
import { pauseBefore } from './retry.ts';
import { traceOf } from './trace.ts';

export interface PlatformOptions {
  /** imco's own version, for `User-Agent`. */
  readonly version: string;
  readonly clock: Clock;
  /** For TCP and TLS together; 10 s unless said otherwise. */
  readonly connectTimeoutMs?: number;
  /** For a request with all its retries and the whole answer; 60 s unless said otherwise. */
  readonly requestTimeoutMs?: number;
  /** Requests under way at once; 8 unless said otherwise. */
  readonly concurrency?: number;
  /** Takes the lines of `--debug`. */
  readonly debug?: (line: string) => void;
  /** Names of members to hide in debug lines, beside those that look secret. */
  readonly secretNames?: Iterable<string>;
  /** From 0 to 1, as `Math.random`, which it is unless said otherwise. */
  readonly random?: () => number;
}

/** A deadline and the caller's signal as one signal; `release` when the request is over. */
const limit = (
  ms: number,
  late: () => Failure,
  caller: AbortSignal | undefined,
): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const forward = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(() => controller.abort(late()), ms);
  if (caller?.aborted) forward();
  caller?.addEventListener('abort', forward, { once: true });
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', forward);
    },
  };
};

const tooLate = (request: string, ms: number): Failure =>
  new TimeoutFailure(`no answer within ${ms / 1000} s`, {
    code: 'request_timeout',
    request,
    hint: request.startsWith('GET ')
      ? 'try again, or allow more time with --timeout'
      : 'the request may have been carried out: look at the state before sending it again',
  });

/** An interruption of a request that changes something: it says that this may have happened. */
const interruptedWithin = (failure: unknown, request: string): unknown =>
  failure instanceof Interruption
    ? new Interruption(failure.kind, `${failure.message} during ${request}`, {
        request,
        hint: 'it may have been carried out: look at the state before sending it again',
      })
    : failure;

/**
 * Opens the platform behind `connection`. Nothing is sent yet. Throws a `ConfigurationFailure`
 * when the credentials cannot be used.
 */
export const openPlatform = async (
  connection: Connection,
  options: PlatformOptions,
): Promise<Platform> => {
  const { clock, connectTimeoutMs = 10_000, requestTimeoutMs = 60_000 } = options;
  const { concurrency = 8 } = options;
  const { default: pLimit } = await import('p-limit');
  // A request waits for its turn here, before its own time begins to run.
  const inTurn = pLimit(concurrency);
  const { random = Math.random } = options;
  const { openPool } = await import('./undici.ts');
  const { origin } = new URL(connection.endpoint);
  const pool = openPool(origin, {
    context: securityOf(connection),
    connectTimeoutMs,
    connections: concurrency,
  });
  const redactor = redactorOf(options.secretNames);
  const trace = traceOf(options.debug, redactor);

  const sendingOf = (request: Request, url: URL): Sending => {
    const body = request.body === undefined ? null : JSON.stringify(request.body);
    return {
      method: request.method,
      path: url.pathname + url.search,
      headers: {
        accept: 'application/json',
        'user-agent': `imco/${options.version}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body,
    };
  };

  /** Sends until there is an answer worth reading, or no reason to try again. */
  const attempt = async (sending: Sending, line: string, signal: AbortSignal) => {
    const deadline = clock.now() + requestTimeoutMs;
    for (let number = 1; ; number++) {
      const started = clock.now();
      trace.sending(line, sending.body);
      const outcome = await exchange(pool, sending, signal);
      const now = clock.now();
      trace.outcome(outcome, now - started);
      const pause = pauseBefore(
        { method: sending.method, number, outcome },
        { now, deadline, random },
      );
      if (pause === undefined) return outcome;
      trace.again(pause);
      await clock.sleep(pause, signal);
    }
  };

  const read = (outcome: Exchanged, request: string): Answer => {
    const now = clock.now();
    if (outcome.kind === 'broken') {
      throw recognise(outcome, { connection, redactor, request, now });
    }
    if (outcome.status >= 300) throw refusalOf(outcome, request, { redactor, now });
    return readAnswer(outcome, request, redactor);
  };

  return {
    send: (request, { signal: caller } = {}) =>
      inTurn(async () => {
        const url = urlOf(connection.endpoint, request);
        const line = `${request.method} ${url.href}`;
        const late = () => tooLate(redactor.text(line), requestTimeoutMs);
        caller?.throwIfAborted();
        const { signal, release } = limit(requestTimeoutMs, late, caller);
        try {
          return read(await attempt(sendingOf(request, url), line, signal), line);
        } catch (failure) {
          throw request.method === 'GET'
            ? failure
            : interruptedWithin(failure, redactor.text(line));
        } finally {
          release();
        }
      }),
    url: (request) => urlOf(connection.endpoint, request).href,
    close: () => pool.destroy(),
  };
};
