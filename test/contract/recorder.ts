/** A real HTTPS server between imco and a platform that keeps and checks all that passes. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificates } from '../../src/sandbox/process/certificates.ts';
import type { Contract, Exchange, Message } from './contract.ts';

export interface Recorder {
  /** `https://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Everything that has passed, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Every request as it came, files included: `GET /v2/cloud/servers?x=y`. */
  readonly requests: readonly string[];
  /** How many connections imco has opened. */
  connections(): number;
  /** What went against the contract, a sentence each. */
  readonly violations: readonly string[];
  close(): Promise<void>;
}

/** One direction as it goes over the wire: files are no text. */
interface Bytes {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Relayed extends Bytes {
  readonly status: number;
}

/** Headers that belong to one connection and are not passed on (RFC 9110, section 7.6.1). */
const connectionHeaders = new Set(['connection', 'host', 'keep-alive', 'transfer-encoding']);

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !connectionHeaders.has(name)));

const bytesOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

const messageOf = ({ headers, body }: Bytes): Message => ({
  headers,
  text: body.toString('utf8'),
});

/** Files go to and come from addresses outside the API: the contract says nothing of them. */
const isTransfer = (path: string): boolean => path.startsWith('/storage/');

/**
 * Starts a recorder on a free port of loopback that passes every request on to `origin`. Towards
 * both sides it uses mutual TLS: it shows imco the certificate of the server, and the platform
 * the one of the operator.
 */
export const startRecorder = async (
  origin: string,
  { ca, server: own, operator }: Certificates,
  contract: Contract,
): Promise<Recorder> => {
  const exchanges: Exchange[] = [];
  const requests: string[] = [];
  const violations: string[] = [];
  let connections = 0;
  const agent = new Agent({ keepAlive: true, ca, ...operator });

  const relay = async (method: string, url: string, sent: Bytes): Promise<Relayed> => {
    const headers = passedOn(sent.headers);
    const outgoing = request(new URL(url, origin), { method, agent, headers });
    outgoing.end(sent.body);
    // The one argument of the event is the answer.
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const body = await bytesOf(incoming);
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, body };
  };

  const record = (exchange: Exchange): void => {
    exchanges.push(exchange);
    violations.push(...contract.violations(exchange));
  };

  /** Passes an answer on. Addresses of files in it lead through the recorder as well. */
  const pass = (response: ServerResponse, { status, headers, body }: Relayed): void => {
    const own = headers['content-type']?.startsWith('application/json')
      ? Buffer.from(
          body.toString('utf8').replaceAll(origin, `https://${response.req.headers.host}`),
        )
      : body;
    const { 'content-length': _, ...rest } = passedOn(headers);
    response.writeHead(status, rest);
    response.end(own);
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = incoming;
    requests.push(`${method} ${url}`);
    const sent = { headers, body: await bytesOf(incoming) };
    const relayed = await relay(method, url, sent);
    const { pathname, searchParams } = new URL(url, origin);
    if (!isTransfer(pathname)) {
      record({
        method,
        path: pathname,
        query: searchParams,
        request: messageOf(sent),
        status: relayed.status,
        answer: messageOf(relayed),
      });
    }
    pass(response, relayed);
  };

  const server = createServer(
    { ...own, ca, requestCert: true, rejectUnauthorized: true },
    (incoming, response) => {
      handle(incoming, response).catch((error: unknown) => {
        violations.push(`${incoming.method} ${incoming.url}: ${String(error)}`);
        response.destroy();
      });
    },
  );
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `https://127.0.0.1:${port}`,
    exchanges,
    requests,
    connections: () => connections,
    violations,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
};
