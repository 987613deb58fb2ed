/**
 * The only module that imports undici, beside its connector, and only its pool: the whole package
 * takes six times as long to load.
 */

import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher } from 'undici';
import UndiciClient from 'undici/lib/dispatcher/client.js';
import UndiciPool from 'undici/lib/dispatcher/pool.js';
import type { Connector, Wanted, Way } from './connector.ts';
import { compileParser } from './parser-code.ts';

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

/** Streams on one connection of HTTP/2, as Node's own server and others allow at the least. */
const mostStreams = 100;

/**
 * Requests on one connection of HTTP/2. Servers take no more than some number, usually 1000, and
 * then undici breaks off what is under way: a new connection is begun well before.
 */
const mostOnOne = 500;

interface PoolOptions {
  /** What opens its connections, and ends with it. */
  readonly connector: Connector;
  /** Most connections at once. */
  readonly connections: number;
  /** The way there; the direct one unless given. */
  readonly tunnel?: Tunnel | undefined;
  /** HTTP/2 is spoken where the other side offers it, and whoever wants it hears of the way. */
  readonly http2?: { readonly connected: (way: Way) => void };
}

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
 * Opens a pool of connections to one `origin`. Nothing is sent before the first request, whose
 * time-outs are the caller's.
 */
export const openPool = (origin: string, options: PoolOptions): Pool => {
  // HTTP/2 has no use for it; where nothing is known yet, there is time for it.
  if (!options.connector.begun()?.multiplexes) compileParser();
  const { connector, tunnel, connections, http2 } = options;
  const over = new AbortController();

  const connect = (
    wanted: Wanted,
    callback: buildConnector.Callback,
    found: (way: Way) => void,
  ): void => {
    const secure = (direct: Wanted): void =>
      connector.connect(direct, (...[failure, socket, way]) => {
        if (failure) return callback(failure, null);
        found(way);
        callback(null, socket);
      });
    if (tunnel) {
      tunnel(over.signal).then(
        (httpSocket) => secure({ ...wanted, httpSocket }),
        (failure: Error) => callback(failure, null),
      );
    } else secure(wanted);
  };

  /** undici sends one request at a time on a connection unless told that it takes more. */
  const newClient = (to: URL): UndiciClient => {
    const client = new UndiciClient(to, {
      allowH2: http2 !== undefined,
      // The deadline of a request covers these, however the time is spent.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (wanted, callback) =>
        connect(wanted, callback, (way) => {
          http2?.connected(way);
          if (!way.multiplexes) return;
          isShared = true;
          client.pipelining = mostStreams;
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
      connector.destroy();
    },
  };
};
