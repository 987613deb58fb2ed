import type { LimitFunction } from 'p-limit';
import type { Clock } from '../host.ts';
import { type Failure, Interruption } from '../lib/failures/failures.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import { type AttemptParts, sendWithRetries } from './attempts.ts';
import { createConcurrencyLimit, defaultConcurrency, maxConcurrency } from './concurrency.ts';
import { createTimeout, withDeadline } from './deadline.ts';
import { createOutcomeFailure, type OutcomeContext, readOutcome } from './outcomes.ts';
import { buildUrl } from './paths.ts';
import type {
  Connection,
  Platform,
  PlatformAnswer,
  Request,
  SendOptions,
  StreamedReading,
} from './platform.ts';
import { createRedactor } from './redact.ts';
import { createTrace } from './trace.ts';
import { createSecurity } from './transport/certificates.ts';
import { createConnector, defaultConnectTimeoutMs } from './transport/connector.ts';
import type { ExchangeRequest, ExchangeResult } from './transport/exchange.ts';
import type { ProxySettings } from './transport/http-proxy.ts';
import type { Transfers } from './transport/transfers.ts';
import { createPool, type Tunnel } from './transport/undici.ts';

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

/** An interruption of a request that changes something: it says that this may have happened. */
const interruptedWithin = (failure: unknown, request: string): unknown =>
  failure instanceof Interruption
    ? new Interruption(failure.kind, `${failure.message} during ${request}`, {
        request,
        hint: 'it may have been carried out: look at the state before sending it again',
      })
    : failure;

/** What all requests to one platform share. */
interface ClientParts extends AttemptParts, OutcomeContext {
  readonly version: string;
  readonly connectTimeoutMs: number;
  readonly tunnelTo: ((origin: string) => Tunnel | undefined) | undefined;
  /** A request waits for its turn here, before its own time begins to run. */
  readonly inTurn: LimitFunction;
}

/** The ways to other origins where the environment names a proxy. */
const createProxyTunnels = async (
  { proxy, version }: PlatformOptions,
  {
    connection,
    connectTimeoutMs,
    trace,
  }: Pick<ClientParts, 'connection' | 'connectTimeoutMs' | 'trace'>,
): Promise<ClientParts['tunnelTo']> => {
  if (!proxy) return undefined;
  const { createTunnels } = await import('./transport/tunnels.ts');
  return createTunnels(proxy, { connection, version, timeoutMs: connectTimeoutMs, trace });
};

const openParts = async (
  connection: Connection,
  options: PlatformOptions,
): Promise<ClientParts> => {
  const { clock, version, concurrency, random = Math.random } = options;
  const { connectTimeoutMs = defaultConnectTimeoutMs, requestTimeoutMs = 60_000 } = options;
  const { default: pLimit } = await import('p-limit');
  const inTurn = pLimit(concurrency ?? defaultConcurrency);
  const { origin } = new URL(connection.endpoint);
  const redactor = createRedactor(options.secretNames);
  redactor.learnText(connection.key.pem);
  const trace = createTrace(options.debug, redactor);
  const connector = createConnector(createSecurity(connection), connectTimeoutMs);
  const tunnelTo = await createProxyTunnels(options, { connection, connectTimeoutMs, trace });
  const limit = createConcurrencyLimit();
  const pool = createPool(origin, {
    connector,
    tunnel: tunnelTo?.(origin),
    // As many again for what is asked for on another connection where the first is silent, and one
    // for an answer that arrives while what it speaks of is asked for.
    connections: (concurrency ?? maxConcurrency) * 2 + 1,
    connected: (roundTripMs) => {
      if (concurrency === undefined) inTurn.concurrency = limit.measured(roundTripMs);
    },
  });
  const shared = { connection, version, clock, random, redactor, trace };
  return { ...shared, pool, tunnelTo, inTurn, connectTimeoutMs, requestTimeoutMs };
};

/** A request as it goes over the wire. */
const toExchangeRequest = (request: Request, url: URL, version: string): ExchangeRequest => {
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

/** Sends a request whose turn has come. */
const sendNow = async (
  parts: ClientParts,
  request: Request,
  { signal: caller, before, ...reading }: SendOptions,
): Promise<PlatformAnswer> => {
  await before?.();
  const { connection, redactor, requestTimeoutMs, version } = parts;
  const url = buildUrl(connection.endpoint, request);
  const line = `${request.method} ${url.href}`;
  const late = () => createTimeout(redactor.text(line), requestTimeoutMs);
  caller?.throwIfAborted();
  redactor.learn(request.body);
  const { signal, release } = withDeadline(requestTimeoutMs, late, caller);
  try {
    const sending = toExchangeRequest(request, url, version);
    const attempted = { line, sending, isSecret: reading.secret };
    const outcome = await sendWithRetries(parts, attempted, signal);
    return readOutcome(parts, outcome, line, { sent: request.body, ...reading });
  } catch (failure) {
    throw request.method === 'GET' ? failure : interruptedWithin(failure, redactor.text(line));
  } finally {
    release();
  }
};

/** The bytes of an answer as they arrive, with how its request is told. */
const openReading = async (
  parts: ClientParts,
  reading: StreamedReading,
  signal: AbortSignal | undefined,
) => {
  const { streamList } = await import('./streamed-list.ts');
  const { connection, redactor, version, requestTimeoutMs: idleMs } = parts;
  const url = buildUrl(connection.endpoint, reading);
  const line = `GET ${url.href}`;
  const { path, headers } = toExchangeRequest({ method: 'GET', ...reading }, url, version);
  const asked = { line, shown: () => redactor.text(line), path, headers };
  const failureOf = (outcome: ExchangeResult, request: string): Failure =>
    createOutcomeFailure(parts, outcome, request);
  return { line, bytes: streamList({ ...parts, idleMs, failureOf }, asked, signal) };
};

/** What only transfers need; loaded with the first of them. */
const openTransfersOf = async ({
  pool,
  requestTimeoutMs,
  ...parts
}: ClientParts): Promise<Transfers> => {
  const { openTransfers } = await import('./transport/transfers.ts');
  return openTransfers({ ...parts, own: pool, idleMs: requestTimeoutMs });
};

/**
 * Opens the platform behind `connection`. Nothing is sent yet. Throws a `ConfigurationFailure`
 * when the credentials cannot be used.
 */
export const openPlatform = async (
  connection: Connection,
  options: PlatformOptions,
): Promise<Platform> => {
  const parts = await openParts(connection, options);
  const { pool, redactor, inTurn } = parts;
  let opened: Promise<Transfers> | undefined;
  const transfers = (): Promise<Transfers> => {
    opened ??= openTransfersOf(parts);
    return opened;
  };
  return {
    bytes: async function* (reading, { signal } = {}) {
      yield* (await openReading(parts, reading, signal)).bytes;
    },
    items: async function* (reading, { signal } = {}) {
      const { streamItems } = await import('./streamed-items.ts');
      const { line, bytes } = await openReading(parts, reading, signal);
      yield* streamItems(bytes, { line, named: `GET ${reading.path}` }, redactor);
    },
    send: (request, options = {}) => inTurn(() => sendNow(parts, request, options)),
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
