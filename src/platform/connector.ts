/** The only module that imports undici's connector: connections over TLS to one origin. */
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { buildConnector } from 'undici';
import connectorOf from 'undici/lib/core/connect.js';
import { monotonicMs } from '../monotonic.ts';
import { securityOf } from './certificates.ts';
import { placeOf } from './place.ts';
import type { Connection } from './platform.ts';

/** What a connection that stands tells of the way to the other side. */
export interface Way {
  /** Many requests share it at once (HTTP/2, RFC 9113). */
  readonly multiplexes: boolean;
  /** How long a byte there and one back took, in ms; 0 where nobody was there to see it. */
  readonly roundTripMs: number;
}

/** Where a connection leads, and the way there where that is made already. */
export type Wanted = buildConnector.Options;

/** Hears how a connection came about: it failed, or it stands. */
export type Connected = (
  ...outcome: [failure: Error, socket: null] | [failure: null, socket: Socket, way: Way]
) => void;

/** Opens connections, and remembers those that are open. */
export interface Connector {
  connect(wanted: Wanted, connected: Connected): void;
  /**
   * Begins a connection to an endpoint over a socket that is on its way there, before anybody has
   * asked for one: whoever asks first gets it.
   */
  begin(endpoint: string, socket: Socket): void;
  /** What is known of the way, once the connection that was begun stands and until it is asked for. */
  begun(): Way | undefined;
  /** Ends every connection at once, also those that have only begun. */
  destroy(): void;
}

interface ConnectorOptions {
  readonly context: SecureContext;
  /** For TCP and TLS together. */
  readonly connectTimeoutMs: number;
  /** HTTP/2 is spoken where the other side offers it. */
  readonly http2: boolean;
}

/**
 * Longest time a connection may have stood unused, in ms. undici itself uses none again after 4 s,
 * as other sides give them up.
 */
const longestUnused = 3000;

/** Longest wait for one that was begun, in ms: where a packet was lost a new one is faster. */
const longestWait = 1000;

/** A connection that was begun before anybody asked for it. */
interface Begun {
  /** What there is to tell, and since when; missing while it is on its way. */
  outcome?: { readonly told: Parameters<Connected>; readonly since: number };
}

/** The connection, where it stands and is of use. */
const usable = ({ outcome }: Begun): Parameters<Connected> | undefined => {
  if (!outcome || outcome.told[0] !== null) return undefined;
  const [, socket] = outcome.told;
  const isFresh = monotonicMs() - outcome.since <= longestUnused;
  return isFresh && !socket.destroyed && !socket.readableEnded ? outcome.told : undefined;
};

const isMultiplexed = (socket: Socket): boolean =>
  'alpnProtocol' in socket && socket.alpnProtocol === 'h2';

/** Makes what opens connections; nothing is opened yet. */
export const openConnector = (options: ConnectorOptions): Connector => {
  const { context, connectTimeoutMs, http2 } = options;
  const open = connectorOf({ secureContext: context, timeout: connectTimeoutMs, allowH2: http2 });
  const sockets = new Set<Socket>();
  let begun: Begun | undefined;
  /** Who waits for it, where somebody does. */
  let waiting: (() => void) | undefined;
  let isOver = false;

  const connectNow = (wanted: Wanted, connected: Connected): void => {
    const started = monotonicMs();
    // What TCP takes is the way alone; TLS reckons as well, and is all there is behind a tunnel.
    let reached: number | undefined;
    const socket = open(wanted, (...[failure, secured]) => {
      if (failure) return connected(failure, null);
      const roundTripMs = (reached ?? monotonicMs()) - started;
      connected(null, secured, { multiplexes: isMultiplexed(secured), roundTripMs });
    });
    keep(socket);
    socket.once('connect', () => {
      reached = monotonicMs();
    });
  };

  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // In TLS 1.3 a refused certificate is an alert after the handshake. Node reports it and lets
    // the stream end as well, and undici would keep the end and forget the alert.
    socket.once('error', () => socket.destroy());
  };

  /** Hands on what was begun. What went wrong with it may be over, or is met anew and told then. */
  const take = (early: Begun, wanted: Wanted, connected: Connected): void => {
    const told = usable(early);
    if (isOver) connected(new Error('no longer wanted'), null);
    else if (told) connected(...told);
    else connectNow(wanted, connected);
  };

  return {
    connect: (wanted, connected) => {
      const early = wanted.httpSocket ? undefined : begun;
      if (!early) return connectNow(wanted, connected);
      begun = undefined;
      waiting = () => {
        clearTimeout(timer);
        waiting = undefined;
        take(early, wanted, connected);
      };
      const timer = setTimeout(waiting, longestWait);
      // Whoever asks expects to be told later.
      if (early.outcome) queueMicrotask(waiting);
    },
    begin: (endpoint, httpSocket) => {
      // It has failed already.
      if (httpSocket.destroyed) return;
      const early: Begun = {};
      begun = early;
      keep(httpSocket);
      const ended: Connected = (...told) => {
        early.outcome = { told, since: monotonicMs() };
        waiting?.();
      };
      httpSocket.once('error', (failure) => ended(failure, null));
      // As undici asks for it.
      const { protocol, host, port } = new URL(endpoint);
      const wanted = { protocol, host, hostname: placeOf(endpoint).host, port };
      const secure = (): void =>
        connectNow({ ...wanted, httpSocket }, (...[failure, socket, way]) => {
          // Code is loaded meanwhile: nobody sees when an answer comes.
          if (failure) ended(failure, null);
          else ended(null, socket, { ...way, roundTripMs: 0 });
        });
      if (httpSocket.connecting) httpSocket.once('connect', secure);
      else secure();
    },
    begun: () => begun?.outcome?.told[2],
    destroy: () => {
      isOver = true;
      waiting?.();
      for (const socket of sockets) socket.destroy();
    },
  };
};

/** Time for TCP and TLS together unless said otherwise, in ms. */
export const usualConnectTimeoutMs = 10_000;

/**
 * Opens the connections to a platform, with the certificate of its profile. Throws a
 * `ConfigurationFailure` when the credentials cannot be used.
 */
export const connectorTo = (
  connection: Connection,
  connectTimeoutMs = usualConnectTimeoutMs,
): Connector => openConnector({ context: securityOf(connection), connectTimeoutMs, http2: true });
