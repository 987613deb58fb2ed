import type { Clock } from '../host.ts';
import { type Failure, Interruption } from '../lib/failures/failures.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import { checkEmpty, readAnswer, readAnswerHeaders } from './answers.ts';
import { createConcurrencyLimit, defaultConcurrency, maxConcurrency } from './concurrency.ts';
import { createTimeout, withDeadline } from './deadline.ts';
import { recogniseError } from './failures/recognise.ts';
import { createRefusalFailure } from './failures/refusals.ts';
import { silenceLimitMs, takeFirstAnswer, worthOf } from './hedge.ts';
import { buildUrl } from './paths.ts';
import type {
  Connection,
  Platform,
  PlatformAnswer,
  Request,
  SendOptions,
  StreamedReading,
} from './platform.ts';
import { createRedactor, noRedactor } from './redact.ts';
import { computeBackoff } from './retry.ts';
import { createTrace } from './trace.ts';
import { createSecurity } from './transport/certificates.ts';
import { createConnector, defaultConnectTimeoutMs } from './transport/connector.ts';
import { type ExchangeRequest, type ExchangeResult, runExchange } from './transport/exchange.ts';
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
  const { clock, connectTimeoutMs = defaultConnectTimeoutMs, requestTimeoutMs = 60_000 } = options;
  const { concurrency } = options;
  const { default: pLimit } = await import('p-limit');
  // A request waits for its turn here, before its own time begins to run.
  const inTurn = pLimit(concurrency ?? defaultConcurrency);
  const { random = Math.random } = options;
  const { createPool: openPool } = await import('./transport/undici.ts');
  const { origin } = new URL(connection.endpoint);
  const redactor = createRedactor(options.secretNames);
  redactor.learnText(connection.key.pem);
  const trace = createTrace(options.debug, redactor);
  const { proxy, version } = options;
  const connector = createConnector(createSecurity(connection), connectTimeoutMs);
  const tunnelTo =
    proxy &&
    (await import('./transport/tunnels.ts')).createTunnels(proxy, {
      connection,
      version,
      timeoutMs: connectTimeoutMs,
      trace,
    });
  const pace = createConcurrencyLimit();
  const pool = openPool(origin, {
    connector,
    tunnel: tunnelTo?.(origin),
    // As many again for what is asked for on another connection where the first is silent, and one
    // for an answer that arrives while what it speaks of is asked for.
    connections: (concurrency ?? maxConcurrency) * 2 + 1,
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

  const sendingOf = (request: Request, url: URL): ExchangeRequest => {
    const body = request.body === undefined ? null : toJsonText(request.body);
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
    sending: ExchangeRequest,
    line: string,
    signal: AbortSignal,
  ): Promise<ExchangeResult> => {
    const send = (ended: AbortSignal, moved?: () => void): Promise<ExchangeResult> => {
      trace.sending(line, sending.body);
      return runExchange(pool, sending, ended, moved);
    };
    if (sending.method !== 'GET') return send(signal);
    const silenceMs = silenceLimitMs(requestTimeoutMs);
    return takeFirstAnswer(send, { silenceMs, signal, worth: worthOf });
  };

  /** Sends until there is an answer worth reading, or no reason to try again. */
  const attempt = async (
    sending: ExchangeRequest,
    line: string,
    { signal, secret }: { readonly signal: AbortSignal; readonly secret: boolean | undefined },
  ) => {
    const deadline = clock.monotonic() + requestTimeoutMs;
    for (let number = 1; ; number++) {
      const started = clock.monotonic();
      const outcome = await exchangeOnce(sending, line, signal);
      const now = clock.monotonic();
      trace.outcome(outcome, now - started, secret);
      const pause = computeBackoff(
        { method: sending.method, number, outcome },
        { now: clock.now(), left: deadline - now, random },
      );
      if (pause === undefined) return outcome;
      trace.again(pause);
      await clock.sleep(pause, signal);
    }
  };

  const failureOf = (
    outcome: ExchangeResult,
    request: string,
    { called, secret, sent }: Refusable = {},
  ): Failure => {
    const now = clock.now();
    return outcome.kind === 'broken'
      ? recogniseError(outcome, { connection, redactor, request, now })
      : createRefusalFailure(outcome, request, { redactor, now, called, isSecret: secret, sent });
  };

  const read = (
    outcome: ExchangeResult,
    request: string,
    { withHeaders, mayBeEmpty, ...asked }: SendOptions & Refusable,
  ): PlatformAnswer => {
    if (outcome.kind === 'broken' || outcome.status >= 300) {
      throw failureOf(outcome, request, asked);
    }
    const answer = readAnswer(outcome, request, asked.secret ? noRedactor(redactor) : redactor);
    if (answer.body === undefined && !mayBeEmpty) checkEmpty(answer, redactor.text(request));
    return withHeaders ? { ...answer, headers: readAnswerHeaders(outcome) } : answer;
  };

  /** The bytes of an answer, with how its request is told. */
  const openReading = async (reading: StreamedReading, signal: AbortSignal | undefined) => {
    const { streamList: arriving } = await import('./streamed-list.ts');
    const url = buildUrl(connection.endpoint, reading);
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
      const { streamItems: arrivingItems } = await import('./streamed-items.ts');
      const { line, bytes } = await openReading(reading, signal);
      yield* arrivingItems(bytes, { line, named: `GET ${reading.path}` }, redactor);
    },
    send: (request, { signal: caller, before, ...reading } = {}) =>
      inTurn(async () => {
        await before?.();
        const url = buildUrl(connection.endpoint, request);
        const line = `${request.method} ${url.href}`;
        const late = () => createTimeout(redactor.text(line), requestTimeoutMs);
        caller?.throwIfAborted();
        redactor.learn(request.body);
        const { signal, release } = withDeadline(requestTimeoutMs, late, caller);
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
    url: (request) => buildUrl(connection.endpoint, request).href,
    putBytes: async (address, bytes, options = {}) =>
      (await transfers()).put(address, bytes, options),
    getBytes: async (address, into, options = {}) =>
      (await transfers()).get(address, into, options),
    close: async () => {
      await Promise.all([pool.destroy(), opened?.then((all) => all.close())]);
    },
  };
};
