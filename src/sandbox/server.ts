import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { apiVersion } from '../catalog/index.ts';
import { ConfigurationFailure } from '../failures.ts';
import type { Clock } from '../host.ts';
import type { Certificates } from './certificates.ts';
import { type Mishaps, type RequestFault, statusText } from './faults.ts';
import { Refusal, type Reply, refusal } from './replies.ts';
import type { RequestLog } from './request-log.ts';
import { catalogRoutes, matchRoute } from './routes.ts';
import type { World } from './world.ts';

/** Only this machine can reach the sandbox. */
const loopback = '127.0.0.1';
const largestBody = 10 * 1024 * 1024;
const keepAliveMs = 60_000;

const htmlPage =
  '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body>Welcome</body></html>\n';

interface ServerParts {
  readonly world: World;
  readonly certificates: Certificates;
  readonly mishaps: Mishaps;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Waits this long before each answer, in milliseconds. */
  readonly latency: number;
  /** Called when a request or the time that passed changed something. */
  changed(): void;
  /** Called with a defect of the sandbox itself. */
  warn(text: string): void;
}

/** A server that listens. */
export interface Listening {
  readonly port: number;
  /** Stops at once, also requests that are under way. */
  close(): Promise<void>;
}

/** Common name of the certificate the client showed. */
const whoAsks = ({ socket }: IncomingMessage): string => {
  const subject = socket instanceof TLSSocket ? socket.getPeerCertificate().subject : undefined;
  const name: unknown = subject?.CN;
  return typeof name === 'string' ? name : 'unknown';
};

const bodyText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw refusal(413, 'The body is too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object in a body; empty for none. Throws a `Refusal` (400) for anything else. */
const parseBody = (text: string): Record<string, unknown> => {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal(400, 'The body is not valid JSON');
  }
  if (!isObject(value)) throw refusal(400, 'The body must be a JSON object');
  return value;
};

const send = (response: ServerResponse, { status, body, headers = {} }: Reply): void => {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ...headers,
  });
  response.end(bytes);
};

const spoil = (response: ServerResponse, fault: RequestFault): void => {
  switch (fault.kind) {
    case 'drop':
      response.socket?.destroy();
      return;
    case 'hang':
      return;
    case 'html':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(htmlPage);
      return;
    case 'http':
      send(response, {
        status: fault.status,
        body: { error: statusText(fault.status) },
        headers: fault.status === 429 ? { 'Retry-After': '1' } : {},
      });
  }
};

/** Serves the operations of the catalog on `port` of this machine; 0 for any free one. */
export const listen = async (port: number, parts: ServerParts): Promise<Listening> => {
  const { world, certificates, mishaps, log, clock, latency } = parts;
  const routes = catalogRoutes();
  const prefix = `/${apiVersion}`;

  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { method = 'GET', url = '/' } = request;
    const { pathname, searchParams } = new URL(url, `https://${loopback}`);
    if (!pathname.startsWith(`${prefix}/`)) throw refusal(404, 'There is nothing here');
    const { route, params } = matchRoute(routes, method, pathname.slice(prefix.length));
    const body = parseBody(await bodyText(request));
    // From here on nothing waits, so that requests can't get between each other.
    if (world.lifecycle.advance(clock.now())) parts.changed();
    const reply = route.answer({ world, params, query: searchParams, body, by: whoAsks(request) });
    if (method !== 'GET') parts.changed();
    return reply;
  };

  const failed = (error: unknown): Reply => {
    if (error instanceof Refusal) return error.reply;
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') throw error;
    parts.warn(`a request failed: ${error instanceof Error ? error.stack : String(error)}`);
    return { status: 500, body: { error: statusText(500) } };
  };

  /** Ends what still waits to be answered when the sandbox ends. */
  const ended = new AbortController();

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const began = clock.now();
    const who = whoAsks(request);
    const left = new AbortController();
    response.once('close', () => {
      left.abort();
      log.write({
        time: new Date(began).toISOString(),
        method: request.method ?? '',
        path: request.url ?? '',
        status: response.writableFinished ? response.statusCode : null,
        ms: clock.now() - began,
        who,
      });
    });
    if (latency > 0) await clock.sleep(latency, AbortSignal.any([ended.signal, left.signal]));
    const fault = mishaps.next();
    if (fault) return spoil(response, fault);
    send(response, await answer(request).catch(failed));
  };

  const server = createServer(
    {
      key: certificates.server.key,
      cert: certificates.server.cert,
      ca: certificates.ca,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      keepAliveTimeout: keepAliveMs,
    },
    (request, response) => {
      // The client went away, or the sandbox ends: nobody is left to answer.
      handle(request, response).catch(() => response.destroy());
    },
  );

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new ConfigurationFailure(`port ${port} can't be used: ${cause.message}`, {
          code: 'port_unusable',
          hint: 'choose another with --port, or 0 for any free one',
          cause,
        }),
      );
    });
    server.listen(port, loopback, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        ended.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
