/** A server that is not the platform, and a record of what a client has let it see. */
import { once } from 'node:events';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { TestContext } from 'node:test';
import { TLSSocket } from 'node:tls';
import type { Pair } from './certificates.ts';

/** TLS records by their content types (RFC 8446, 5.1). */
const alert = 21;

export interface Impostor {
  readonly port: number;
  /** `https://localhost:<port>/v2`. */
  readonly endpoint: string;
  /** Connections that were made. */
  readonly connections: () => number;
  /**
   * Records beyond the first of each connection, which is a greeting, and beyond alerts: in TLS 1.2
   * and 1.3 a certificate of the client would be in one of them.
   */
  readonly answered: () => number;
  /** The names of clients that have shown a certificate. */
  readonly shown: readonly string[];
  /** Requests that arrived. */
  readonly requests: readonly string[];
}

/** The content types of the records a client has sent, as far as they are whole. */
const recordTypes = (bytes: Buffer): readonly number[] => {
  const types: number[] = [];
  for (let at = 0; at + 5 <= bytes.length; at += 5 + bytes.readUInt16BE(at + 3)) {
    types.push(bytes.readUInt8(at));
  }
  return types;
};

interface ImpostorOptions extends ServerOptions {
  /** What it says of its revocation by itself (OCSP stapling). */
  readonly staple?: Buffer;
}

/** Starts a server with any certificate, which asks for one of the client. It ends with the test. */
export const startImpostor = async (
  t: TestContext,
  pair: Pair,
  { staple, ...options }: ImpostorOptions = {},
): Promise<Impostor> => {
  const shown: string[] = [];
  const requests: string[] = [];
  const sent: Buffer[][] = [];
  const server = createHttpsServer(
    { ...pair, requestCert: true, rejectUnauthorized: false, ...options },
    (request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json');
      response.end('[]');
    },
  );
  server.on('secureConnection', (socket) => {
    const name = socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined;
    if (name !== undefined) shown.push(String(name));
  });
  server.on('tlsClientError', () => {});
  if (staple) server.on('OCSPRequest', (_, __, answer) => answer(null, staple));
  server.listen(0, '127.0.0.1');
  // In front of it everything that the client says is written down.
  const recorder = createServer((near) => {
    const record: Buffer[] = [];
    sent.push(record);
    // Listening on a port, the address of a server is an `AddressInfo`.
    const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
    near.on('data', (part) => record.push(part));
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      socket.on('error', () => {
        near.destroy();
        far.destroy();
      });
    }
  });
  recorder.listen(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(recorder, 'listening')]);
  t.after(() => {
    server.closeAllConnections();
    server.close();
    recorder.close();
  });
  const { port } = recorder.address() as AddressInfo;
  return {
    port,
    endpoint: `https://localhost:${port}/v2`,
    connections: () => sent.length,
    answered: () =>
      sent
        .flatMap((record) => recordTypes(Buffer.concat(record)).slice(1))
        .filter((type) => type !== alert).length,
    shown,
    requests,
  };
};
