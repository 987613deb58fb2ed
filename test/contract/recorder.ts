/** A real HTTPS server between imco and a platform that keeps and checks all that passes. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificates } from '../../src/sandbox/certificates.ts';
import type { Contract, Exchange, Message } from './contract.ts';

export interface Recorder {
  /** `https://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Everything that has passed, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** What went against the contract, a sentence each. */
  readonly violations: readonly string[];
  close(): Promise<void>;
}

interface Relayed {
  readonly status: number;
  readonly answer: Message;
}

/** Headers that belong to one connection and are not passed on (RFC 9110, section 7.6.1). */
const connectionHeaders = new Set(['connection', 'host', 'keep-alive', 'transfer-encoding']);

const passedOn = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !connectionHeaders.has(name)));

const textOf = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

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
  const violations: string[] = [];
  const agent = new Agent({ keepAlive: true, ca, ...operator });

  const relay = async (
    method: string,
    url: string,
    { headers, text }: Message,
  ): Promise<Relayed> => {
    const outgoing = request(new URL(url, origin), { method, agent, headers: passedOn(headers) });
    outgoing.end(text);
    // The one argument of the event is the answer.
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    const answer = { headers: incoming.headers, text: await textOf(incoming) };
    return { status: incoming.statusCode ?? 0, answer };
  };

  const record = (exchange: Exchange): void => {
    exchanges.push(exchange);
    violations.push(...contract.violations(exchange));
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = incoming;
    const sent = { headers, text: await textOf(incoming) };
    const { status, answer } = await relay(method, url, sent);
    const { pathname, searchParams } = new URL(url, origin);
    record({ method, path: pathname, query: searchParams, request: sent, status, answer });
    response.writeHead(status, passedOn(answer.headers));
    response.end(answer.text);
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
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Listening on a port, the address of a server is an `AddressInfo`.
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `https://127.0.0.1:${port}`,
    exchanges,
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
