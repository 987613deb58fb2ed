/**
 * The only module that imports undici, and only its pool: the entire package takes six times as
 * long to load. Only HTTP/1.1 is used: with HTTP/2, requests in progress would be lost whenever a
 * load balancer closes the connection gracefully.
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
 * Opens a socket to an origin, on which TLS starts. Rejects with the failure if that is not
 * possible, and if the signal aborts.
 */
export type Tunnel = (signal: AbortSignal) => Promise<Socket>;

/** Connections to one origin. */
export interface Pool {
  dispatch(request: Dispatched, handler: Dispatcher.DispatchHandler): void;
  /** Closes every connection at once; requests in progress fail. */
  destroy(): Promise<void>;
}

interface PoolOptions {
  /** Opens the connections; destroyed with the pool. */
  readonly connector: Connector;
  /** Maximum number of connections. */
  readonly connections: number;
  /** The tunnel to the origin (default: a direct connection). */
  readonly tunnel?: Tunnel | undefined;
  /** Called for each open connection with the time of the TCP handshake, in ms. */
  readonly connected?: (roundTripMs: number) => void;
}

/**
 * undici may resend a request whose connection broke. imco decides about retries itself: the
 * request fails, and the failure shows how far it got.
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

/** The connect function for undici: through a tunnel if there is one, which `over` aborts. */
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
        // The deadline of the request covers these.
        headersTimeout: 0,
        bodyTimeout: 0,
        connect,
      }),
  });

  return {
    dispatch: (request, handler) => {
      // The types of undici do not include async iterables as bodies.
      pool.dispatch(request as Dispatcher.DispatchOptions, failOnRestart(handler));
    },
    async destroy() {
      over.abort();
      // undici does not close sockets that are still connecting; they would keep the process alive
      // until they time out.
      await pool.destroy();
      options.connector.destroy();
    },
  };
};
