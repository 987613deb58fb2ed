/**
 * The only module that imports undici, and only its pool: the whole package takes six times as
 * long to load.
 */

import type { Socket } from 'node:net';
import { versions } from 'node:process';
import type { SecureContext } from 'node:tls';
import { setFlagsFromString } from 'node:v8';
import type { buildConnector, Dispatcher } from 'undici';
import connectorOf from 'undici/lib/core/connect.js';
import UndiciClient from 'undici/lib/dispatcher/client.js';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import { monotonicMs } from '../monotonic.ts';

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

/** Streams on one connection of HTTP/2, as Node's own server and others allow at the least. */
const mostStreams = 100;

/**
 * Requests on one connection of HTTP/2. Servers take no more than some number, usually 1000, and
 * then undici breaks off what is under way: a new connection is begun well before.
 */
const mostOnOne = 500;

/** What a connection that stands tells of the way to the other side. */
export interface Way {
  /** Many requests share it at once (HTTP/2, RFC 9113). */
  readonly multiplexes: boolean;
  /** How long a byte there and one back took, in ms. */
  readonly roundTripMs: number;
}

interface PoolOptions {
  readonly context: SecureContext;
  readonly connectTimeoutMs: number;
  /** Most connections at once. */
  readonly connections: number;
  /** The way there; the direct one unless given. */
  readonly tunnel?: Tunnel | undefined;
  /** HTTP/2 is spoken where the other side offers it, and whoever wants it hears of the way. */
  readonly http2?: { readonly connected: (way: Way) => void };
}

type Connector = ReturnType<typeof connectorOf>;

/** Opens secure connections, and remembers those that are open. */
const secureConnector = ({ context, connectTimeoutMs, http2 }: PoolOptions) => {
  const connect = connectorOf({
    secureContext: context,
    timeout: connectTimeoutMs,
    allowH2: http2 !== undefined,
  });
  const sockets = new Set<Socket>();
  const secure: Connector = (options, callback) => {
    const begun = monotonicMs();
    const socket = connect(options, callback);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // In TLS 1.3 a refused certificate is an alert after the handshake. Node reports it and lets
    // the stream end as well, and undici would keep the end and forget the alert.
    socket.once('error', () => socket.destroy());
    // What TCP takes is the way alone; TLS reckons as well, and is all there is behind a tunnel.
    let reached: number | undefined;
    socket.once('connect', () => {
      reached = monotonicMs();
    });
    socket.once('secureConnect', () =>
      http2?.connected({
        multiplexes: isMultiplexed(socket),
        roundTripMs: (reached ?? monotonicMs()) - begun,
      }),
    );
    return socket;
  };
  return { secure, sockets };
};

const isMultiplexed = (socket: Socket): boolean =>
  'alpnProtocol' in socket && socket.alpnProtocol === 'h2';

/**
 * Where a shared connection breaks undici sends anew what was under way on it. Whether that may be
 * is not for undici to decide: the request fails, and what it failed with says how far it got.
 */
const startedOnce = (handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler => {
  let hasStarted = false;
  return {
    ...handler,
    onRequestStart(controller, context) {
      if (hasStarted) return controller.abort(new Error('the connection broke'));
      hasStarted = true;
      handler.onRequestStart?.(controller, context);
    },
  };
};

/**
 * Opens a pool of connections to one `origin`. Nothing is sent before the first request.
 * `connectTimeoutMs` is for TCP and TLS together. Time-outs of requests are the caller's.
 */
export const openPool = (origin: string, options: PoolOptions): Pool => {
  spareNode20();
  const { tunnel, connections, http2 } = options;
  const { secure, sockets } = secureConnector(options);
  const over = new AbortController();

  const connect = (wanted: buildConnector.Options, callback: buildConnector.Callback): void => {
    if (!tunnel) return void secure(wanted, callback);
    tunnel(over.signal).then(
      (httpSocket) => secure({ ...wanted, httpSocket }, callback),
      (failure: Error) => callback(failure, null),
    );
  };

  /** undici sends one request at a time on a connection unless told that it takes more. */
  const newClient = (to: URL): UndiciClient => {
    const client = new UndiciClient(to, {
      allowH2: http2 !== undefined,
      // The deadline of a request covers these, however the time is spent.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (wanted, callback) =>
        connect(wanted, (...[error, socket]) => {
          if (error) return callback(error, null);
          if (isMultiplexed(socket)) {
            isShared = true;
            client.pipelining = mostStreams;
          }
          callback(null, socket);
        }),
    });
    return client;
  };
  let isShared = false;
  const newPool = (): UndiciPool =>
    new UndiciPool(origin, { connections: isShared ? 1 : connections, factory: newClient });

  let pool = newPool();
  let taken = 0;
  /** Pools that answer what they were asked before another took their place. */
  const leaving: UndiciPool[] = [];

  return {
    dispatch: (request, handler) => {
      if (isShared && ++taken > mostOnOne) {
        leaving.push(pool);
        void pool.close();
        pool = newPool();
        taken = 1;
      }
      // On a shared connection undici makes other requests wait for those it may not repeat; it
      // repeats none here. Async iterables as bodies are left out of its types.
      const sent = { ...request, idempotent: true } as Dispatcher.DispatchOptions;
      pool.dispatch(sent, startedOnce(handler));
    },
    async destroy() {
      over.abort();
      // undici forgets sockets that are still connecting when it is destroyed; they would keep the
      // process alive until they time out.
      await Promise.all([...leaving, pool].map((one) => one.destroy()));
      for (const socket of sockets) socket.destroy();
    },
  };
};
