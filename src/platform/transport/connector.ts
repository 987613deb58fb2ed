/** Opens connections to one origin for undici: TCP or a tunnel, with TLS on top. */
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { readMonotonicMs } from '../../lib/time/monotonic.ts';
import { openTls, type TlsSettings } from '../../lib/tls/tls.ts';

/** The target of a connection, with the socket of a tunnel if there is one. */
export type ConnectTarget = buildConnector.Options;

/** Called with the failure or the open socket. `roundTripMs` is the time of the TCP handshake. */
export type ConnectedSocket = (
  ...outcome: [failure: Error, socket: null] | [failure: null, socket: Socket, roundTripMs: number]
) => void;

/** Opens connections and keeps track of them. */
export interface Connector {
  connect(wanted: ConnectTarget, connected: ConnectedSocket): void;
  /** Closes every connection at once, including those still connecting. */
  destroy(): void;
}

/** Default time limit for TCP and TLS together, in ms. */
export const defaultConnectTimeoutMs = 10_000;

/** Idle time before TCP keep-alive probes start, in ms. */
const keepAliveMs = 60_000;

const createTimeout = (): Error =>
  Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' });

/**
 * Reports once whether a socket that was opened at `started` is connected. After that undici has
 * its own listeners.
 */
const reportOutcome = (
  socket: Socket,
  { started, connectTimeoutMs }: { readonly started: number; readonly connectTimeoutMs: number },
  connected: ConnectedSocket,
): void => {
  // The TCP handshake measures latency alone; TLS adds computing time, but is all there is in a
  // tunnel.
  let reached: number | undefined;
  let report: ConnectedSocket | undefined = connected;
  const timer = setTimeout(() => socket.destroy(createTimeout()), connectTimeoutMs);
  const settle = (...outcome: Parameters<ConnectedSocket>): void => {
    clearTimeout(timer);
    report?.(...outcome);
    report = undefined;
  };
  socket.once('connect', () => {
    reached = readMonotonicMs();
  });
  socket.once('secureConnect', () =>
    settle(null, socket, (reached ?? readMonotonicMs()) - started),
  );
  // In TLS 1.3 a refused certificate is an alert after the handshake. Node reports it and lets
  // the stream end as well, and undici would keep the end and forget the alert.
  socket.once('error', (failure) => {
    socket.destroy();
    settle(failure, null);
  });
  socket.once('close', () => settle(new Error('no longer wanted'), null));
};

/** Creates what opens connections; nothing is opened yet. `connectTimeoutMs` is for TCP and TLS. */
export const createConnector = (settings: TlsSettings, connectTimeoutMs: number): Connector => {
  const sockets = new Set<Socket>();
  return {
    connect: ({ hostname, port, httpSocket }, connected) => {
      const started = readMonotonicMs();
      const host = hostname.replace(/^\[(.*)\]$/, '$1');
      const socket = openTls({ host, port: Number(port || 443), socket: httpSocket }, settings);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.setNoDelay(true);
      socket.setKeepAlive(true, keepAliveMs);
      reportOutcome(socket, { started, connectTimeoutMs }, connected);
    },
    destroy: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
