/**
 * The only module that imports undici, and only its pool: the whole package takes six times as long
 * to load. It speaks HTTP/1.1 alone: what HTTP/2 has under way is lost at every graceful end of a
 * connection, which load balancers begin whenever they like.
 */

import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import UndiciClient from 'undici/lib/dispatcher/client.js';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import type { Connector, ConnectTarget } from './connector.ts';

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

interface PoolOptions {
  /** What opens its connections, and ends with it. */
  readonly connector: Connector;
  /** Most connections at once. */
  readonly connections: number;
  /** The way there; the direct one unless given. */
  readonly tunnel?: Tunnel | undefined;
  /** Learns of each connection that stands how long TCP took, in ms. */
  readonly connected?: (roundTripMs: number) => void;
}

/**
 * Where a connection breaks undici may send anew what was under way on it. Whether that may be is
 * not for undici to decide: the request fails, and what it failed with says how far it got.
 */
const failOnRestart = (handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler => {
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

type ConnectCallback = buildConnector.Callback;

/** How undici opens a connection: by way of a tunnel where there is one, which ends with `over`. */
const createConnect = (
  { connector, tunnel, connected }: PoolOptions,
  over: AbortSignal,
): ((wanted: ConnectTarget, callback: ConnectCallback) => void) => {
  const secure = (wanted: ConnectTarget, callback: ConnectCallback): void =>
    connector.connect(wanted, (...[failure, socket, roundTripMs]) => {
      if (failure) return callback(failure, null);
      connected?.(roundTripMs);
      callback(null, socket);
    });
  if (!tunnel) return secure;
  return (wanted, callback) => {
    tunnel(over).then(
      (httpSocket) => secure({ ...wanted, httpSocket }, callback),
      (failure: Error) => callback(failure, null),
    );
  };
};

/**
 * Opens a pool of connections to one `origin`. Nothing is sent before the first request, whose
 * time-outs are the caller's.
 */
export const createPool = (origin: string, options: PoolOptions): Pool => {
  const over = new AbortController();
  const connect = createConnect(options, over.signal);
  const pool = new UndiciPool(origin, {
    connections: options.connections,
    factory: (to: URL) =>
      new UndiciClient(to, {
        allowH2: false,
        // The deadline of a request covers these, however the time is spent.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect,
      }),
  });

  return {
    dispatch: (request, handler) => {
      // Async iterables as bodies are left out of its types.
      pool.dispatch(request as Dispatcher.DispatchOptions, failOnRestart(handler));
    },
    async destroy() {
      over.abort();
      // undici forgets sockets that are still connecting when it is destroyed; they would keep the
      // process alive until they time out.
      await pool.destroy();
      options.connector.destroy();
    },
  };
};
