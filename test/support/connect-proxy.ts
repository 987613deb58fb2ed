/** A real proxy for CONNECT, over TCP or TLS, that can also refuse, hang and lie. */
import { once } from 'node:events';
import { createServer as createPlainServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Pair } from './certificates.ts';

/** A tunnel as it was asked for. */
export interface Wanted {
  /** Host and port. */
  readonly target: string;
  /** User and password as `user:password`; empty where there were none. */
  readonly user: string;
  /** The names of the headers. */
  readonly headers: readonly string[];
}

/** What becomes of a request for a tunnel. */
export type Gatekeeper = (socket: Socket, wanted: Wanted) => void;

export interface ConnectProxy {
  /** Host and port. */
  readonly address: string;
  readonly wanted: readonly Wanted[];
  /** Everything that went through towards the targets, as it looks to the proxy. */
  readonly seen: () => Buffer;
}

const userOf = ({ headers }: IncomingMessage): string => {
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers['proxy-authorization'] ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString();
};

/** Says these bytes in place of an answer and closes the connection. */
export const says =
  (text: string): Gatekeeper =>
  (socket) =>
    socket.end(text);

/**
 * Starts a proxy on a free port of loopback; `targets` are the ports behind each host and port it
 * knows. A `gatekeeper` answers in its place; with a `pair` it is spoken to over TLS.
 */
export const startConnectProxy = async (
  test: { after(close: () => Promise<void>): void },
  targets: Readonly<Record<string, number>>,
  { gatekeeper, pair }: { readonly gatekeeper?: Gatekeeper; readonly pair?: Pair } = {},
): Promise<ConnectProxy> => {
  const wanted: Wanted[] = [];
  const through: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = pair ? createSecureServer({ ...pair }) : createPlainServer();
  const kept = (socket: Socket): Socket => {
    sockets.add(socket);
    // Either side may go away at any time.
    socket.on('error', () => {});
    return socket;
  };
  server.on('connection', kept);
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const asked = {
      target: request.url ?? '',
      user: userOf(request),
      headers: Object.keys(request.headers),
    };
    wanted.push(asked);
    if (gatekeeper) return gatekeeper(kept(socket), asked);
    const port = targets[asked.target];
    if (port === undefined) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const onward = kept(connect(port, '127.0.0.1'));
    onward.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      kept(socket).on('data', (chunk: Buffer) => through.push(chunk));
      socket.pipe(onward).pipe(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  test.after(async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return { address: `localhost:${port}`, wanted, seen: () => Buffer.concat(through) };
};
