/** A real HTTP/2 server behind mutual TLS that misbehaves as it is told. */
import { once } from 'node:events';
import {
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { World } from './mutual-tls.ts';

/** A request as it came: its path, what was in it, and the session it came on, from 1. */
export interface Came {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly session: number;
}

/** What a request shares with others. */
interface Shared {
  readonly session: ServerHttp2Session;
  readonly socket: Socket | undefined;
}

/** What to do with a request. */
export type Act = (stream: ServerHttp2Stream, came: Came, shared: Shared) => void;

/** Answers JSON. */
export const respond = (stream: ServerHttp2Stream, body: unknown, status = 200): void => {
  if (stream.destroyed) return;
  stream.respond({ ':status': status, 'content-type': 'application/json' });
  stream.end(JSON.stringify(body));
};

export interface Http2Server {
  readonly endpoint: string;
  readonly came: readonly Came[];
  readonly sessions: () => number;
  /** Most requests that were under way at once. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

export const startHttp2Server = async (world: World, act: Act): Promise<Http2Server> => {
  const came: Came[] = [];
  const sessions = new Map<ServerHttp2Session, number>();
  let open = 0;
  let most = 0;

  const server = createSecureServer({
    ...world.server,
    ca: world.authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
  });
  server.on('session', (session) => {
    sessions.set(session, sessions.size + 1);
    session.on('error', () => {});
  });
  const sockets = new Map<number | undefined, Socket>();
  server.on('secureConnection', (socket) => sockets.set(socket.remotePort, socket));
  const handle = async (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    // The types say no more than that it is one of either side.
    const session = stream.session as ServerHttp2Session | undefined;
    if (!session) return;
    const socket = sockets.get(session.socket.remotePort);
    stream.on('error', () => {});
    stream.once('close', () => open--);
    most = Math.max(most, ++open);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(Buffer.from(chunk));
    const [method, path] = [String(headers[':method']), String(headers[':path'])];
    const body = Buffer.concat(chunks).toString();
    const one = { method, path, body, session: sessions.get(session) ?? 0 };
    came.push(one);
    act(stream, one, { session, socket });
  };
  server.on('stream', (stream, headers) => {
    // A stream that is broken off while it is read is what some tests are about.
    handle(stream, headers).catch(() => stream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `https://localhost:${port}/v2`,
    came,
    sessions: () => sessions.size,
    mostAtOnce: () => most,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions.keys()) session.destroy();
      await closed;
    },
  };
};
