import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { Clock } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findReachedLimit } from '../../lib/process/system-limits.ts';
import type { Identity } from '../process/certificates.ts';
import { storagePath } from '../storage/addresses.ts';
import { formatStatusText } from './faults.ts';
import { readClientName, sendReply } from './http.ts';
import { Refusal, type Reply } from './replies.ts';
import type { RequestLog } from './request-log.ts';

/** Only this machine can reach the sandbox. */
const loopback = '127.0.0.1';
const keepAliveMs = 60_000;

interface ListeningParts {
  /** 0 picks a free port. */
  readonly port: number;
  readonly identity: Identity;
  /** PEM of the CA that must have signed client certificates; undefined if none are required. */
  readonly clientCa?: string;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Delay before each response, in milliseconds. */
  readonly latency: number;
  /** Responds to a request, or throws a `Refusal`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Called with a defect of the sandbox itself. */
  warn(text: string): void;
}

/** A listening server. */
export interface Listener {
  /** `https://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Stops at once, including requests in progress. */
  close(): Promise<void>;
}

/** True if the client has disconnected. */
const isGone = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(readErrorCode(error));

/** The path for the log, without the query of storage URLs, which grants access. */
const formatLoggedPath = ({ url = '' }: IncomingMessage): string =>
  url.startsWith(`${storagePath}/`) ? url.replace(/\?.*$/s, '') : url;

/** The response to a request that failed. Rethrows the error if the client has disconnected. */
const createErrorReply = (error: unknown, warn: ListeningParts['warn']): Reply => {
  if (error instanceof Refusal) return error.reply;
  if (isGone(error)) throw error;
  warn(`a request failed: ${error instanceof Error ? error.stack : String(error)}`);
  return { status: 500, body: { error: formatStatusText(500) } };
};

/** Logs a request when its response is closed; the signal aborts at the same time. */
const logWhenClosed = (
  request: IncomingMessage,
  response: ServerResponse,
  { clock, log }: ListeningParts,
): AbortSignal => {
  const time = new Date(clock.now()).toISOString();
  const startedAt = clock.monotonic();
  const who = readClientName(request);
  const closed = new AbortController();
  response.once('close', () => {
    closed.abort();
    log.write({
      time,
      method: request.method ?? '',
      path: formatLoggedPath(request),
      status: response.writableFinished ? response.statusCode : null,
      ms: Math.round(clock.monotonic() - startedAt),
      who,
    });
  });
  return closed.signal;
};

/** The request listener, until `ended` aborts. */
const createResponder =
  (parts: ListeningParts, ended: AbortSignal) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { clock, latency } = parts;
    const closed = logWhenClosed(request, response, parts);
    if (latency > 0) await clock.sleep(latency, AbortSignal.any([ended, closed]));
    try {
      await parts.handle(request, response);
    } catch (error) {
      const reply = createErrorReply(error, parts.warn);
      if (response.headersSent) throw error;
      sendReply(response, reply);
    }
  };

const createTlsOptions = ({ identity, clientCa }: ListeningParts): ServerOptions => ({
  key: identity.key,
  cert: identity.cert,
  ...(clientCa !== undefined && { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
  minVersion: 'TLSv1.2',
  keepAliveTimeout: keepAliveMs,
  // Large files need more time than the default timeout.
  requestTimeout: 0,
});

/** The connections of a server, including those that have not finished TLS. */
const trackSockets = (server: Server): ReadonlySet<Socket> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
};

/** Listens and returns the port. Throws a `ConfigurationFailure` if the port cannot be used. */
const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      if (findReachedLimit(readErrorCode(cause))) return reject(cause);
      reject(
        new ConfigurationFailure(`port ${port} cannot be used: ${cause.message}`, {
          code: 'port_unusable',
          hint: 'choose another with --port; 0 picks a free one',
          cause,
        }),
      );
    });
    server.listen(port, loopback, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** Serves HTTPS on this machine. Throws a `ConfigurationFailure` if the port cannot be used. */
export const startListener = async (parts: ListeningParts): Promise<Listener> => {
  const ended = new AbortController();
  const answer = createResponder(parts, ended.signal);
  const server = createServer(createTlsOptions(parts), (request, response) => {
    // The client has disconnected or the sandbox is stopping: there is no response to write.
    answer(request, response).catch(() => response.destroy());
  });
  const sockets = trackSockets(server);
  const port = await listen(server, parts.port);
  return {
    origin: `https://${loopback}:${port}`,
    close: () =>
      new Promise((resolve) => {
        ended.abort();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
