/**
 * The only module that imports undici, and only its pool: the whole package takes six times as
 * long to load.
 */
import type { Socket } from 'node:net';
import { versions } from 'node:process';
import type { SecureContext } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import type { Dispatcher } from 'undici';
import connectorOf from 'undici/lib/core/connect.js';
import UndiciPool from 'undici/lib/dispatcher/pool.js';

export type { Dispatcher } from 'undici';

/** A request to be sent. */
type Dispatched = Omit<Dispatcher.DispatchOptions, 'body'> & {
  readonly body: string | AsyncIterable<Uint8Array> | null;
};

/**
 * Makes a way to an origin, on which TLS with it begins. Rejects with the failure where there is
 * none, and when the signal aborts.
 */
export type Tunnel = (signal: AbortSignal) => Promise<Socket>;

/** Connections to one origin. */
export interface Pool {
  dispatch(request: Dispatched, handler: Dispatcher.DispatchHandler): void;
  /** Ends every connection at once, also those under way; requests on them fail. */
  destroy(): Promise<void>;
}

/**
 * Node 20 compiles undici's parser with the optimising compiler after the answer has come, which
 * keeps the process alive for some 60 ms. Newer ones do not, and there the flag does harm.
 */
const spareNode20 = (): void => {
  if (versions.node.startsWith('20.')) setFlagsFromString('--liftoff-only');
};

/**
 * Opens a pool of connections to one `origin`. Nothing is sent before the first request.
 * `connectTimeoutMs` is for TCP and TLS together. Time-outs of requests are the caller's.
 */
export const openPool = (
  origin: string,
  security: {
    readonly context: SecureContext;
    readonly connectTimeoutMs: number;
    /** Most connections at once. */
    readonly connections: number;
    /** The way there; the direct one unless given. */
    readonly tunnel?: Tunnel | undefined;
  },
): Pool => {
  spareNode20();
  const connect = connectorOf({
    secureContext: security.context,
    timeout: security.connectTimeoutMs,
  });
  const { tunnel } = security;
  const sockets = new Set<Socket>();
  const over = new AbortController();
  // undici forgets sockets that are still connecting when it is destroyed; they would keep the
  // process alive until they time out.
  const secure: typeof connect = (options, callback) => {
    const socket = connect(options, callback);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // In TLS 1.3 a refused certificate is an alert after the handshake. Node reports it and lets
    // the stream end as well, and undici would keep the end and forget the alert.
    socket.once('error', () => socket.destroy());
    return socket;
  };
  const pool = new UndiciPool(origin, {
    connections: security.connections,
    connect: (options, callback) => {
      if (!tunnel) return void secure(options, callback);
      tunnel(over.signal).then(
        (httpSocket) => secure({ ...options, httpSocket }, callback),
        (failure: Error) => callback(failure, null),
      );
    },
    // The deadline of a request covers these, however the time is spent.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    // undici takes async iterables as bodies, which its types for this method leave out.
    dispatch: (request, handler) =>
      void pool.dispatch(request as Dispatcher.DispatchOptions, handler),
    async destroy() {
      over.abort();
      await pool.destroy();
      for (const socket of sockets) socket.destroy();
    },
  };
};
