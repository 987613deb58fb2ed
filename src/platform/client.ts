import type { Clock } from '../host.ts';
import { type Failure, Interruption } from '../lib/failures/failures.ts';
import { jsonText } from '../lib/json/json-text.ts';
import { checkEmpty, headersIn, readAnswer } from './answers.ts';
import { mostConcurrency, openPace, usualConcurrency } from './concurrency.ts';
import { limit, tooLate } from './deadline.ts';
import { recognise } from './failures/recognise.ts';
import { refusalOf } from './failures/refusals.ts';
import { firstAnswer, silenceWithin, worthOf } from './hedge.ts';
import { urlOf } from './paths.ts';
import type { Answer, Connection, Platform, Reading, Request, SendOptions } from './platform.ts';
import { redactorOf, silent } from './redact.ts';
import { pauseBefore } from './retry.ts';
import { traceOf } from './trace.ts';
import { securityOf } from './transport/certificates.ts';
import { openConnector, usualConnectTimeoutMs } from './transport/connector.ts';
import { type Exchanged, exchange, type Sending } from './transport/exchange.ts';
import type { ProxySettings } from './transport/http-proxy.ts';
import type { Transfers } from './transport/transfers.ts';

export interface PlatformOptions {
  /** imco's own version, for `User-Agent`. */
  readonly version: string;
  readonly clock: Clock;
  /** For TCP and TLS together; 10 s unless said otherwise. */
  readonly connectTimeoutMs?: number;
  /** For a request with all its retries and the whole answer; 60 s unless said otherwise. */
  readonly requestTimeoutMs?: number;
  /** Requests under way at once; unless said what the way to the platform makes worth while. */
  readonly concurrency?: number;
  /** Takes the lines of `--debug`. */
  readonly debug?: (line: string) => void;
  /** Names of members to hide in debug lines, beside those that look secret. */
  readonly secretNames?: Iterable<string>;
  /** From 0 to 1, as `Math.random`, which it is unless said otherwise. */
  readonly random?: () => number;
  /** The proxy the environment names, where it does. */
  readonly proxy?: ProxySettings | undefined;
}

/** What a refusal of a request is told with. */
type Refusable = Pick<SendOptions, 'called' | 'secret'> & {
  /** The body that was sent. */
  readonly sent?: unknown;
};

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
  const { clock, connectTimeoutMs = usualConnectTimeoutMs, requestTimeoutMs = 60_000 } = options;
  const { concurrency } = options;
  const { default: pLimit } = await import('p-limit');
  // A request waits for its turn here, before its own time begins to run.
  const inTurn = pLimit(concurrency ?? usualConcurrency);
  const { random = Math.random } = options;
  const { openPool } = await import('./transport/undici.ts');
  const { origin } = new URL(connection.endpoint);
  const redactor = redactorOf(options.secretNames);
  redactor.learnText(connection.key.pem);
  const trace = traceOf(options.debug, redactor);
  const { proxy, version } = options;
  const connector = openConnector(securityOf(connection), connectTimeoutMs);
  const tunnelTo =
    proxy &&
    (await import('./transport/tunnels.ts')).openTunnels(proxy, {
      connection,
      version,
      timeoutMs: connectTimeoutMs,
      trace,
    });
  const pace = openPace();
  const pool = openPool(origin, {
    connector,
    tunnel: tunnelTo?.(origin),
    // As many again for what is asked for on another connection where the first is silent, and one
    // for an answer that arrives while what it speaks of is asked for.
    connections: (concurrency ?? mostConcurrency) * 2 + 1,
    connected: (roundTripMs) => {
      if (concurrency === undefined) inTurn.concurrency = pace.measured(roundTripMs);
    },
  });

  let opened: Promise<Transfers> | undefined;
  /** What only transfers need is loaded with the first of them. */
  const transfers = (): Promise<Transfers> => {
    opened ??= import('./transport/transfers.ts').then(({ openTransfers }) =>
      openTransfers({
        connection,
        own: pool,
        tunnelTo,
        version,
        clock,
        random,
        redactor,
        trace,
        connectTimeoutMs,
        idleMs: requestTimeoutMs,
      }),
    );
    return opened;
  };

  const sendingOf = (request: Request, url: URL): Sending => {
    const body = request.body === undefined ? null : jsonText(request.body);
    return {
      method: request.method,
      path: url.pathname + url.search,
      headers: {
        accept: 'application/json',
        'user-agent': `imco/${version}`,
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
      body,
    };
  };

  /** One attempt; a read goes out on another connection too where the first is silent. */
  const exchangeOnce = (
    sending: Sending,
    line: string,
    signal: AbortSignal,
  ): Promise<Exchanged> => {
    const send = (ended: AbortSignal, moved?: () => void): Promise<Exchanged> => {
      trace.sending(line, sending.body);
      return exchange(pool, sending, ended, moved);
    };
    if (sending.method !== 'GET') return send(signal);
    const silenceMs = silenceWithin(requestTimeoutMs);
    return firstAnswer(send, { silenceMs, signal, worth: worthOf });
  };

  /** Sends until there is an answer worth reading, or no reason to try again. */
  const attempt = async (
    sending: Sending,
    line: string,
    { signal, secret }: { readonly signal: AbortSignal; readonly secret: boolean | undefined },
  ) => {
    const deadline = clock.monotonic() + requestTimeoutMs;
    for (let number = 1; ; number++) {
      const started = clock.monotonic();
      const outcome = await exchangeOnce(sending, line, signal);
      const now = clock.monotonic();
      trace.outcome(outcome, now - started, secret);
      const pause = pauseBefore(
        { method: sending.method, number, outcome },
        { now: clock.now(), left: deadline - now, random },
      );
      if (pause === undefined) return outcome;
      trace.again(pause);
      await clock.sleep(pause, signal);
    }
  };

  const failureOf = (
    outcome: Exchanged,
    request: string,
    { called, secret, sent }: Refusable = {},
  ): Failure => {
    const now = clock.now();
    return outcome.kind === 'broken'
      ? recognise(outcome, { connection, redactor, request, now })
      : refusalOf(outcome, request, { redactor, now, called, isSecret: secret, sent });
  };

  const read = (
    outcome: Exchanged,
    request: string,
    { withHeaders, mayBeEmpty, ...asked }: SendOptions & Refusable,
  ): Answer => {
    if (outcome.kind === 'broken' || outcome.status >= 300) {
      throw failureOf(outcome, request, asked);
    }
    const answer = readAnswer(outcome, request, asked.secret ? silent(redactor) : redactor);
    if (answer.body === undefined && !mayBeEmpty) checkEmpty(answer, redactor.text(request));
    return withHeaders ? { ...answer, headers: headersIn(outcome) } : answer;
  };

  /** The bytes of an answer, with how its request is told. */
  const openReading = async (reading: Reading, signal: AbortSignal | undefined) => {
    const { arriving } = await import('./streamed-list.ts');
    const url = urlOf(connection.endpoint, reading);
    const line = `GET ${url.href}`;
    const { path, headers } = sendingOf({ method: 'GET', ...reading }, url);
    const asked = { line, shown: () => redactor.text(line), path, headers };
    const parts = { pool, clock, random, idleMs: requestTimeoutMs, trace, failureOf };
    return { line, bytes: arriving(parts, asked, signal) };
  };

  return {
    bytes: async function* (reading, { signal } = {}) {
      yield* (await openReading(reading, signal)).bytes;
    },
    items: async function* (reading, { signal } = {}) {
      const { arrivingItems } = await import('./streamed-items.ts');
      const { line, bytes } = await openReading(reading, signal);
      yield* arrivingItems(bytes, { line, named: `GET ${reading.path}` }, redactor);
    },
    send: (request, { signal: caller, before, ...reading } = {}) =>
      inTurn(async () => {
        await before?.();
        const url = urlOf(connection.endpoint, request);
        const line = `${request.method} ${url.href}`;
        const late = () => tooLate(redactor.text(line), requestTimeoutMs);
        caller?.throwIfAborted();
        redactor.learn(request.body);
        const { signal, release } = limit(requestTimeoutMs, late, caller);
        try {
          const { secret } = reading;
          const outcome = await attempt(sendingOf(request, url), line, { signal, secret });
          return read(outcome, line, { sent: request.body, ...reading });
        } catch (failure) {
          throw request.method === 'GET'
            ? failure
            : interruptedWithin(failure, redactor.text(line));
        } finally {
          release();
        }
      }),
    url: (request) => urlOf(connection.endpoint, request).href,
    putBytes: async (address, bytes, options = {}) =>
      (await transfers()).put(address, bytes, options),
    getBytes: async (address, into, options = {}) =>
      (await transfers()).get(address, into, options),
    close: async () => {
      await Promise.all([pool.destroy(), opened?.then((all) => all.close())]);
    },
  };
};
