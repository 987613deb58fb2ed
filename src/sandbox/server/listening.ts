import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Clock } from '../../host.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { limitReached } from '../../lib/process/system-limits.ts';
import type { Identity } from '../process/certificates.ts';
import { storagePath } from '../storage/addresses.ts';
import { statusTextFor } from './faults.ts';
import { readClientName, sendReply } from './http.ts';
import { Refusal, type Reply } from './replies.ts';
import type { RequestLog } from './request-log.ts';

/** Only this machine can reach the sandbox. */
const loopback = '127.0.0.1';
const keepAliveMs = 60_000;

interface ListeningParts {
  /** Any free one for 0. */
  readonly port: number;
  readonly identity: Identity;
  /** PEM of the authority clients need a certificate of; none is asked for without it. */
  readonly clientCa?: string;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Waits this long before each answer, in milliseconds. */
  readonly latency: number;
  /** Answers a request, or throws a `Refusal`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Called with a defect of the sandbox itself. */
  warn(text: string): void;
}

/** A server that listens. */
export interface Listener {
  /** `https://127.0.0.1:<port>`. */
  readonly origin: string;
  /** Stops at once, also requests that are under way. */
  close(): Promise<void>;
}

/** True when the other side went away. */
const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE');

/** The path a log may tell: addresses of the storage let in whoever knows their query. */
const loggedPath = ({ url = '' }: IncomingMessage): string =>
  url.startsWith(`${storagePath}/`) ? url.replace(/\?.*$/s, '') : url;

/** Serves HTTPS on this machine. Throws a `ConfigurationFailure` when the port can't be used. */
export const startListener = async (parts: ListeningParts): Promise<Listener> => {
  const { port, identity, clientCa, log, clock, latency } = parts;

  const failed = (error: unknown): Reply => {
    if (error instanceof Refusal) return error.reply;
    if (isGone(error)) throw error;
    parts.warn(`a request failed: ${error instanceof Error ? error.stack : String(error)}`);
    return { status: 500, body: { error: statusTextFor(500) } };
  };

  /** Ends what still waits to be answered when the sandbox ends. */
  const ended = new AbortController();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const time = new Date(clock.now()).toISOString();
    const began = clock.monotonic();
    const who = readClientName(request);
    const left = new AbortController();
    response.once('close', () => {
      left.abort();
      log.write({
        time,
        method: request.method ?? '',
        path: loggedPath(request),
        status: response.writableFinished ? response.statusCode : null,
        ms: Math.round(clock.monotonic() - began),
        who,
      });
    });
    if (latency > 0) await clock.sleep(latency, AbortSignal.any([ended.signal, left.signal]));
    try {
      await parts.handle(request, response);
    } catch (error) {
      const reply = failed(error);
      if (response.headersSent) throw error;
      sendReply(response, reply);
    }
  };

  const server = createServer(
    {
      key: identity.key,
      cert: identity.cert,
      ...(clientCa !== undefined && { ca: clientCa, requestCert: true, rejectUnauthorized: true }),
      minVersion: 'TLSv1.2',
      keepAliveTimeout: keepAliveMs,
      // Large files take their time.
      requestTimeout: 0,
    },
    (request, response) => {
      // The client went away, or the sandbox ends: nobody is left to answer.
      answer(request, response).catch(() => response.destroy());
    },
  );

  /** Also those that have not got as far as TLS, which the server does not know of. */
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      if ('code' in cause && limitReached(String(cause.code))) return reject(cause);
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
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `https://${loopback}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        ended.abort();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
