/** What all requests to one platform share. */
import type { LimitFunction } from 'p-limit';
import type { Clock } from '../host.ts';
import type { AttemptParts } from './attempts.ts';
import { createConcurrencyLimit, defaultConcurrency, maxConcurrency } from './concurrency.ts';
import type { OutcomeContext } from './outcomes.ts';
import type { Connection } from './platform.ts';
import { createRedactor } from './redact.ts';
import { createTrace } from './trace.ts';
import { createSecurity } from './transport/certificates.ts';
import { createConnector, defaultConnectTimeoutMs } from './transport/connector.ts';
import type { ProxySettings } from './transport/http-proxy.ts';
import { createPool, type Tunnel } from './transport/undici.ts';

export interface PlatformOptions {
  /** imco's own version, for `User-Agent`. */
  readonly version: string;
  readonly clock: Clock;
  /** For TCP and TLS together (default: 10 s). */
  readonly connectTimeoutMs?: number;
  /** For a request with all its retries and the entire response (default: 60 s). */
  readonly requestTimeoutMs?: number;
  /** Concurrent requests (default: depends on the round-trip time to the platform). */
  readonly concurrency?: number;
  /** Takes the lines of `--debug`. */
  readonly debug?: (line: string) => void;
  /** Names of members to hide in debug lines, in addition to those that look secret. */
  readonly secretNames?: Iterable<string>;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  /** The proxy from the environment, if any. */
  readonly proxy?: ProxySettings | undefined;
}

/** What all requests to one platform share. */
export interface ClientParts extends AttemptParts, OutcomeContext {
  readonly version: string;
  readonly connectTimeoutMs: number;
  readonly tunnelTo: ((origin: string) => Tunnel | undefined) | undefined;
  /** A request waits here for its turn, before its time limit starts. */
  readonly inTurn: LimitFunction;
}

/** Creates the tunnels through the proxy that the environment names, if any. */
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

export const openParts = async (
  connection: Connection,
  options: PlatformOptions,
): Promise<ClientParts> => {
  const { clock, version, concurrency, random } = options;
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
    // Twice the limit, because a silent request is repeated on another connection, and one more for
    // a streamed response during which further requests are sent.
    connections: (concurrency ?? maxConcurrency) * 2 + 1,
    connected: (roundTripMs) => {
      if (concurrency === undefined) inTurn.concurrency = limit.measured(roundTripMs);
    },
  });
  const shared = { connection, version, clock, random, redactor, trace };
  return { ...shared, pool, tunnelTo, inTurn, connectTimeoutMs, requestTimeoutMs };
};
