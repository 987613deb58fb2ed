/** Connections to one origin as undici asks for them: TCP, or a tunnel, and TLS on top. */
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { readMonotonicMs } from '../../lib/time/monotonic.ts';
import { openTls, type TlsSettings } from '../../lib/tls/tls.ts';

/** Where a connection leads, and the way there where that is made already. */
export type ConnectTarget = buildConnector.Options;

/** Learns how a connection came about: it failed, or it stands. `roundTripMs` is that of TCP. */
export type ConnectedSocket = (
  ...outcome: [failure: Error, socket: null] | [failure: null, socket: Socket, roundTripMs: number]
) => void;

/** Opens connections, and remembers those that are open. */
export interface Connector {
  connect(wanted: ConnectTarget, connected: ConnectedSocket): void;
  /** Ends every connection at once, also those that have only begun. */
  destroy(): void;
}

/** Time for TCP and TLS together unless said otherwise, in ms. */
export const defaultConnectTimeoutMs = 10_000;

/** From here on the system asks whether a connection that rests is still there, in ms. */
const keepAliveMs = 60_000;

const createTimeout = (): Error =>
  Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' });

/**
 * Reports once what has become of a socket that was opened at `started`. After that undici has its
 * own listeners.
 */
const reportOutcome = (
  socket: Socket,
  { started, connectTimeoutMs }: { readonly started: number; readonly connectTimeoutMs: number },
  connected: ConnectedSocket,
): void => {
  // What TCP takes is the way alone; TLS reckons as well, and is all there is behind a tunnel.
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
