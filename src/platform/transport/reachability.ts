/** The way to a platform step by step, for whoever looks for the step that fails. */
import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import type { Failure } from '../../lib/failures/failures.ts';
import { recognise } from '../failures/recognise.ts';
import { redactorOf } from '../redact.ts';
import { placeOf } from './socket-address.ts';

/** How long a look may take. */
export interface Patience {
  readonly timeoutMs: number;
  /** Its reason is thrown when it aborts. */
  readonly signal: AbortSignal;
}

const nobody = { path: '', pem: '' };

/** What kept a connection from standing, in the words of every command; no files play a part. */
const unreached = (error: unknown, endpoint: string): Failure =>
  recognise(
    { kind: 'broken', error, progress: 'unsent' },
    {
      connection: { endpoint, ca: nobody, cert: nobody, key: nobody, systemCa: true },
      redactor: redactorOf(),
      request: `GET ${endpoint}`,
      now: 0,
    },
  );

/** An error as the system would give it. */
const errorCoded = (code: string): Error => Object.assign(new Error(code), { code });

/**
 * What `work` answers, or an error with `code` when that takes too long. `work` is handed a signal
 * that aborts when nobody waits for it any longer.
 */
export const within = async <T>(
  { timeoutMs, signal }: Patience,
  code: string,
  work: (ended: AbortSignal) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted();
  const ended = new AbortController();
  try {
    return await new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(errorCoded(code)), timeoutMs);
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

/** The addresses of the host of an endpoint. Throws a `ConnectionFailure` where it has none. */
export const addressesOf = async (
  endpoint: string,
  patience: Patience,
): Promise<readonly string[]> => {
  const { host } = placeOf(endpoint);
  try {
    const found = await within(patience, 'EAI_AGAIN', () => lookup(host, { all: true }));
    return found.map(({ address }) => address);
  } catch (error) {
    patience.signal.throwIfAborted();
    throw unreached(error, endpoint);
  }
};

/**
 * Connects to the host and port of an endpoint and goes away again; answers the address it was.
 * Throws a `ConnectionFailure` that says why there is no connection.
 */
export const knockAt = async (endpoint: string, patience: Patience): Promise<string> => {
  try {
    return await within(
      patience,
      'ETIMEDOUT',
      (ended) =>
        new Promise<string>((resolve, reject) => {
          const socket = connect(placeOf(endpoint));
          ended.addEventListener('abort', () => socket.destroy());
          socket.once('connect', () => resolve(socket.remoteAddress ?? ''));
          socket.on('error', reject);
        }),
    );
  } catch (error) {
    patience.signal.throwIfAborted();
    throw unreached(error, endpoint);
  }
};
