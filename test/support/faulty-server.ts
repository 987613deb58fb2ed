/** A real HTTPS server that asks for client certificates and misbehaves as it is told. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Pair } from './certificates.ts';

/** A request as the server received it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Number of the connection it came on, from 1. */
  readonly connection: number;
}

/** What to do with one request. */
export type Behaviour = (response: ServerResponse, request: Received) => void;

/** Answers JSON, or text as it is. */
export const answer =
  (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) => {
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };

/** The row a request is about: the one whose id stands last in its path, else the first. */
export const rowMeant = <T extends { readonly id: string }>(
  rows: readonly T[],
  { url }: Received,
): T | undefined => rows.find(({ id }) => id === url.match(/[0-9a-f]{24}/g)?.at(-1)) ?? rows[0];

/** Says nothing, ever. */
export const hang: Behaviour = () => {};

/** Closes the connection when the request has come, before any answer. */
export const drop: Behaviour = (response) => {
  response.socket?.destroy();
};

/** Sends the head and the beginning of an answer, then closes the connection. */
export const dropWithin: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"id":');
  setTimeout(() => response.socket?.destroy(), 5);
};

/** Sends the head and the beginning of an answer, then nothing more. */
export const stallWithin: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('[{"id":');
};

export interface FaultyServer {
  readonly port: number;
  /** `https://localhost:<port>/v2`. */
  readonly endpoint: string;
  readonly received: readonly Received[];
  /** Connections made so far, also those that failed in the handshake. */
  readonly connections: () => number;
  /** Those of them whose handshake was completed. */
  readonly secured: () => number;
  /** Those that are still there. */
  readonly open: () => number;
  /** Shows another certificate on connections from now on. */
  present(pair: Pair): void;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

/**
 * Starts a server on a free port of loopback. Requests get the behaviours in turn; the last one
 * stays. `tls` overrides the server's TLS options.
 */
export const startFaultyServer = async (
  pair: Pair,
  ca: string,
  behaviours: readonly Behaviour[],
  tls: ServerOptions = {},
): Promise<FaultyServer> => {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const numbers = new WeakMap<object, number>();
  let connections = 0;
  let secured = 0;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const connection = numbers.get(request.socket) ?? 0;
    const place = received.length;
    const known = { method, url, headers, body: await bodyOf(request), connection };
    received.push(known);
    (behaviours[place] ?? behaviours.at(-1) ?? hang)(response, known);
  };

  const server = createServer(
    { ...pair, ca, requestCert: true, rejectUnauthorized: true, ...tls },
    (request, response) => {
      // A client that goes away while it sends is what some tests are about.
      handle(request, response).catch(() => response.destroy());
    },
  );
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('secureConnection', (socket) => numbers.set(socket, ++secured));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;

  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port,
    endpoint: `https://localhost:${port}/v2`,
    received,
    connections: () => connections,
    secured: () => secured,
    open: () => sockets.size,
    present: (other) => server.setSecureContext({ ...other, ca, ...tls }),
    close,
  };
};
