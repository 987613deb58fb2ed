/** A real HTTPS server for the bytes of files: it asks for a certificate and does without one. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { TLSSocket } from 'node:tls';
import type { Pair } from './certificates.ts';

/** A request as far as it came. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** Common name of the certificate that was shown; empty where none was. */
  readonly shownBy: string;
  /** Bytes of the body so far. */
  bytes: number;
  /** The body, where it is short. */
  text: string;
}

/** What to do with a request; its body is only read where that is asked for. */
export type Treatment = (
  request: IncomingMessage,
  response: ServerResponse,
  arrived: Arrived,
) => void | Promise<void>;

export interface ByteServer {
  /** `https://localhost:<port>`. */
  readonly origin: string;
  readonly arrived: readonly Arrived[];
  /** Whether it has had a request for which this is true; waits for one, at most ten seconds. */
  until(isThere: (arrived: Arrived) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Reads the whole body. */
export const readBody = async (request: IncomingMessage, arrived: Arrived): Promise<void> => {
  for await (const chunk of request) {
    arrived.bytes += chunk.length;
    if (arrived.text.length < 10_000) arrived.text += String(chunk);
  }
};

/** Reads the body and answers a status, with JSON or text as it is. */
export const answers =
  (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}): Treatment =>
  async (request, response, arrived) => {
    await readBody(request, arrived);
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(text);
  };

/** Starts a server on a free port of loopback; `treat` decides what becomes of each request. */
export const startByteServer = async (
  test: TestContext,
  pair: Pair,
  ca: string,
  treat: Treatment,
): Promise<ByteServer> => {
  const arrived: Arrived[] = [];
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer(
    { ...pair, ca, requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      // The sockets of a server for HTTPS are TLS sockets.
      const shown = (request.socket as TLSSocket).getPeerCertificate();
      const { method = '', url = '', headers } = request;
      const shownBy = String(shown?.subject?.CN ?? '');
      const known: Arrived = { method, url, headers, shownBy, bytes: 0, text: '' };
      arrived.push(known);
      try {
        await treat(request, response, known);
      } catch {
        // A client that goes away while it sends is what some tests are about.
        response.destroy();
      }
    },
  );
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  test.after(close);
  return {
    origin: `https://localhost:${port}`,
    arrived,
    until: async (isThere) => {
      const end = Date.now() + 10_000;
      while (!arrived.some(isThere)) {
        if (Date.now() > end) throw new Error('the request did not come');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close,
  };
};
