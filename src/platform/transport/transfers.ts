import type { Clock } from '../../host.ts';
import {
  createBrokenTransfer,
  createStalledTransfer,
  createTransferRefusal,
} from '../failures/transfer-failures.ts';
import type { Connection, DownloadSink, TransferOptions, UploadSource } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import { computeBackoff, type FailedAttempt } from '../retry.ts';
import type { Trace } from '../trace.ts';
import { createOutsideSecurity } from './certificates.ts';
import { createConnector } from './connector.ts';
import { exchangeStream, type StreamRequestBody, type StreamResult } from './stream-exchange.ts';
import { formatTransferAddress, parseTransferAddress } from './transfer-address.ts';
import { createPool, type Pool, type Tunnel } from './undici.ts';

/** What transfers share with the requests to the platform. */
export interface TransferParts {
  readonly connection: Connection;
  /** Connections to the platform itself, with our certificate. */
  readonly own: Pool;
  /** Tunnels to other origins, if a proxy is used. */
  readonly tunnelTo: ((origin: string) => Tunnel | undefined) | undefined;
  readonly version: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly connectTimeoutMs: number;
  /** Longest time without data, in ms. */
  readonly idleMs: number;
  readonly redactor: Redactor;
  readonly trace: Trace;
}

/** Uploads to and downloads from addresses that the platform returned. */
export interface Transfers {
  put(address: string, bytes: UploadSource, options: TransferOptions): Promise<void>;
  get(address: string, into: DownloadSink, options: TransferOptions): Promise<number>;
  close(): Promise<void>;
}

/** A requested transfer. */
type Asked = Pick<StreamRequestBody, 'method' | 'body' | 'into'> & {
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a status means success. */
  readonly isDone: (status: number) => boolean;
};

/** Connection pools by origin: to the platform with our certificate, to others without. */
class TransferPools {
  readonly #parts: TransferParts;
  readonly #home: string;
  readonly #others = new Map<string, Pool>();

  constructor(parts: TransferParts) {
    this.#parts = parts;
    this.#home = new URL(parts.connection.endpoint).origin;
  }

  isForeign(origin: string): boolean {
    return origin !== this.#home;
  }

  find(origin: string): Pool {
    if (!this.isForeign(origin)) return this.#parts.own;
    const pool = this.#others.get(origin) ?? this.#open(origin);
    this.#others.set(origin, pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#others.values()].map((pool) => pool.destroy()));
  }

  #open(origin: string): Pool {
    const { connection, connectTimeoutMs, tunnelTo } = this.#parts;
    const connector = createConnector(createOutsideSecurity(connection), connectTimeoutMs);
    return createPool(origin, { connector, connections: 1, tunnel: tunnelTo?.(origin) });
  }
}

/** The pause before a retry of a transfer: only if nothing of it was sent. */
const pauseAfter = (
  { clock, random }: TransferParts,
  attempt: FailedAttempt & { readonly outcome: StreamResult },
  deadline: number,
): number | undefined => {
  const { outcome } = attempt;
  if (!(outcome.kind === 'broken' && outcome.progress === 'unsent')) return undefined;
  const left = deadline - clock.monotonic();
  return computeBackoff(attempt, { now: clock.now(), left, random });
};

const runTransfer = async (
  parts: TransferParts,
  pools: TransferPools,
  { address, headers = {}, isDone, ...asked }: Asked,
  { signal }: TransferOptions,
): Promise<Extract<StreamResult, { kind: 'answered' }>> => {
  const { connection, clock, idleMs, redactor, trace } = parts;
  signal?.throwIfAborted();
  const url = parseTransferAddress(address);
  const request = `${asked.method} ${formatTransferAddress(url)}`;
  const sending: StreamRequestBody = {
    ...asked,
    path: url.pathname + url.search,
    headers: { 'user-agent': `imco/${parts.version}`, ...headers },
  };
  const late = (): Error => createStalledTransfer(request, idleMs);
  const deadline = clock.monotonic() + idleMs;
  for (let number = 1; ; number++) {
    const started = clock.monotonic();
    trace.sending(request, null);
    const pool = pools.find(url.origin);
    const outcome = await exchangeStream(pool, sending, { signal, idleMs, late });
    trace.streamed(outcome, clock.monotonic() - started);
    const pause = pauseAfter(parts, { method: asked.method, number, outcome }, deadline);
    if (pause !== undefined) {
      trace.again(pause);
      await clock.sleep(pause, signal);
      continue;
    }
    const isForeign = pools.isForeign(url.origin);
    const failed = { request, url, isForeign, connection, redactor, now: clock.now() };
    if (outcome.kind === 'broken') throw createBrokenTransfer(outcome, failed);
    if (!isDone(outcome.status)) throw createTransferRefusal(outcome, failed);
    return outcome;
  }
};

/**
 * Prepares transfers. Our certificate is sent only to the platform's own origin; for other origins
 * the CAs of the system are trusted, too. Both methods throw the same failures as requests, and
 * what the source or target of the bytes throws.
 */
export const openTransfers = (parts: TransferParts): Transfers => {
  const pools = new TransferPools(parts);
  return {
    put: async (address, { size, chunks }, options) => {
      const headers = { 'content-length': String(size) };
      const isDone = (status: number): boolean => status < 300;
      const asked: Asked = { address, method: 'PUT', headers, body: chunks, isDone };
      await runTransfer(parts, pools, asked, options);
    },
    get: async (address, into, options) => {
      const isDone = (status: number): boolean => status === 200;
      // undici has checked that their number is as announced.
      const asked: Asked = { address, method: 'GET', body: null, into, isDone };
      return (await runTransfer(parts, pools, asked, options)).bytes;
    },
    close: () => pools.close(),
  };
};
