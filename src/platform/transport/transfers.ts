import type { Clock } from '../../host.ts';
import {
  createBrokenTransfer,
  createStalledTransfer,
  createTransferRefusal,
} from '../failures/transfer-failures.ts';
import type { Connection, DownloadSink, TransferOptions, UploadSource } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import { computeBackoff } from '../retry.ts';
import type { Trace } from '../trace.ts';
import { createOutsideSecurity } from './certificates.ts';
import { createConnector } from './connector.ts';
import { exchangeStream, type StreamRequestBody, type StreamResult } from './stream-exchange.ts';
import { formatTransferAddress, parseTransferAddress } from './transfer-address.ts';
import { createPool, type Pool, type Tunnel } from './undici.ts';

/** What transfers share with the requests to the platform. */
export interface TransferParts {
  readonly connection: Connection;
  /** The connections to the platform itself: with our certificate. */
  readonly own: Pool;
  /** The way elsewhere, where it is not the direct one. */
  readonly tunnelTo: ((origin: string) => Tunnel | undefined) | undefined;
  readonly version: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly connectTimeoutMs: number;
  /** Longest time in which no byte moves. */
  readonly idleMs: number;
  readonly redactor: Redactor;
  readonly trace: Trace;
}

/** Bytes to and from addresses the platform handed out. */
export interface Transfers {
  put(address: string, bytes: UploadSource, options: TransferOptions): Promise<void>;
  get(address: string, into: DownloadSink, options: TransferOptions): Promise<number>;
  close(): Promise<void>;
}

type Asked = Pick<StreamRequestBody, 'method' | 'body' | 'into'> & {
  readonly headers?: Readonly<Record<string, string>>;
  /** The statuses that mean that it is done. */
  readonly isDone: (status: number) => boolean;
};

/**
 * Opens the way for bytes. Our certificate is shown on the platform's own origin and nowhere else:
 * elsewhere the system's authorities are trusted too. Both requests throw the usual failures,
 * and what the source or the target of the bytes throws.
 */
export const openTransfers = (parts: TransferParts): Transfers => {
  const { connection, own, clock, random, idleMs, redactor, trace } = parts;
  const home = new URL(connection.endpoint).origin;
  const others = new Map<string, Pool>();

  const poolFor = (origin: string): Pool => {
    if (origin === home) return own;
    const known = others.get(origin);
    if (known) return known;
    const { connectTimeoutMs } = parts;
    const connector = createConnector(createOutsideSecurity(connection), connectTimeoutMs);
    const pool = createPool(origin, {
      connector,
      connections: 1,
      tunnel: parts.tunnelTo?.(origin),
    });
    others.set(origin, pool);
    return pool;
  };

  /** Only a request of which nothing was sent is tried again. */
  const pauseAfter = (
    outcome: StreamResult,
    method: 'GET' | 'PUT',
    number: number,
    deadline: number,
  ) =>
    outcome.kind === 'broken' && outcome.progress === 'unsent'
      ? computeBackoff(
          { method, number, outcome },
          {
            now: clock.now(),
            left: deadline - clock.monotonic(),
            random,
          },
        )
      : undefined;

  const run = async (
    address: string,
    { headers = {}, isDone, ...asked }: Asked,
    { signal }: TransferOptions,
  ): Promise<Extract<StreamResult, { kind: 'answered' }>> => {
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
      const outcome = await exchangeStream(poolFor(url.origin), sending, { signal, idleMs, late });
      trace.streamed(outcome, clock.monotonic() - started);
      const pause = pauseAfter(outcome, asked.method, number, deadline);
      if (pause !== undefined) {
        trace.again(pause);
        await clock.sleep(pause, signal);
        continue;
      }
      const isForeign = url.origin !== home;
      const failed = { request, url, isForeign, connection, redactor, now: clock.now() };
      if (outcome.kind === 'broken') throw createBrokenTransfer(outcome, failed);
      if (!isDone(outcome.status)) throw createTransferRefusal(outcome, failed);
      return outcome;
    }
  };

  return {
    put: async (address, { size, chunks }, options) => {
      const headers = { 'content-length': String(size) };
      const isDone = (status: number): boolean => status < 300;
      await run(address, { method: 'PUT', headers, body: chunks, isDone }, options);
    },
    get: async (address, into, options) => {
      const isDone = (status: number): boolean => status === 200;
      // That they are as many as announced has been seen to by undici.
      const asked: Asked = { method: 'GET', body: null, into, isDone };
      return (await run(address, asked, options)).bytes;
    },
    close: async () => {
      await Promise.all([...others.values()].map((pool) => pool.destroy()));
    },
  };
};
