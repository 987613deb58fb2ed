/** Checks the connection to a platform step by step, to find the step that fails. */
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Failure } from '../../lib/failures/failures.ts';
import { recogniseError } from '../failures/recognise.ts';
import { createRedactor } from '../redact.ts';
import { formatSocketAddress } from './socket-address.ts';

/** Limits of a check. */
export interface ReachLimits {
  readonly timeoutMs: number;
  /** Its reason is thrown when it aborts. */
  readonly signal: AbortSignal;
}

const nobody = { path: '', pem: '' };

/** The failure of a connection, worded as in every command; no credential files are involved. */
const createUnreached = (error: unknown, endpoint: string): Failure =>
  recogniseError(
    { kind: 'broken', error, progress: 'unsent' },
    {
      connection: { endpoint, ca: nobody, cert: nobody, key: nobody, systemCa: true },
      redactor: createRedactor(),
      request: `GET ${endpoint}`,
      now: 0,
    },
  );

/** An error like one of the system. */
const createSystemError = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * Runs `work` with a time limit; rejects with an error with `code` if it takes too long. `work`
 * gets a signal that aborts when its result is no longer needed.
 */
export const limitTime = async <T>(
  { timeoutMs, signal }: ReachLimits,
  code: string,
  work: (ended: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted();
  const ended = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(createSystemError(code)), timeoutMs);
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      ended.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      });
      work(ended.signal).then(resolve, reject);
    });
  } finally {
    ended.abort();
  }
};

/** The addresses of the host of an endpoint. Throws a `ConnectionFailure` if it has none. */
export const resolveAddresses = async (
  endpoint: string,
  patience: ReachLimits,
): Promise<readonly string[]> => {
  const { host } = formatSocketAddress(endpoint);
  try {
    const found = await limitTime(patience, 'EAI_AGAIN', () => lookup(host, { all: true }));
    return found.map(({ address }) => address);
  } catch (error) {
    patience.signal.throwIfAborted();
    throw createUnreached(error, endpoint);
  }
};

/**
 * Connects to the host and port of an endpoint and disconnects; returns the address it reached.
 * Throws a `ConnectionFailure` that explains why the connection failed.
 */
export const probeAddress = async (endpoint: string, patience: ReachLimits): Promise<string> => {
  try {
    return await limitTime(
      patience,
      'ETIMEDOUT',
      (ended) =>
        new Promise<string>((resolve, reject) => {
          const socket = connect(formatSocketAddress(endpoint));
          ended.addEventListener('abort', () => socket.destroy());
          socket.once('connect', () => resolve(socket.remoteAddress ?? ''));
          socket.on('error', reject);
        }),
    );
  } catch (error) {
    patience.signal.throwIfAborted();
    throw createUnreached(error, endpoint);
  }
};
