import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from '../platform.ts';
import type { Dispatcher, Pool } from './undici.ts';

/** A request as it goes over the wire. */
export interface ExchangeRequest {
  readonly method: Request['method'];
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body was longer than allowed; what is here is its beginning. */
  readonly cut: boolean;
}

/** How far a request got before the connection broke. */
export type ExchangeProgress = 'unsent' | 'sent' | 'answering';

/** No whole answer. */
export interface BrokenExchange {
  readonly kind: 'broken';
  readonly error: unknown;
  readonly progress: ExchangeProgress;
}

export type ExchangeResult = RawAnswer | BrokenExchange;

/**
 * Longest body in bytes: of a list that is read whole, of one thing, of a complaint. A string of V8
 * ends at 536,870,888 characters.
 */
const longest = (method: Request['method'], status: number): number => {
  if (status >= 300) return 1_000_000;
  return method === 'GET' ? 512_000_000 : 16_000_000;
};

/** Whether an answer is whole with its head (RFC 9112, 6.3), whatever comes behind that. */
export const isWholeAnswer = (status: number): boolean => status === 204 || status === 304;

/**
 * Sends a request once and reads the whole answer, whatever its status. A broken connection is an
 * outcome, not an exception. Rejects with the reason of `signal` when that aborts; a request that
 * was still waiting for its connection is then never sent. `moved` learns of everything that comes.
 */
export const runExchange = (
  pool: Pool,
  sending: ExchangeRequest,
  signal: AbortSignal,
  moved: () => void = () => {},
): Promise<ExchangeResult> =>
  new Promise((resolve, reject) => {
    let progress: ExchangeProgress = 'unsent';
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let length = 0;
    const chunks: Buffer[] = [];

    const stop = (): void => {
      reject(signal.reason);
      controller?.abort(new Error('no longer wanted'));
    };
    const settle = (exchanged: ExchangeResult): void => {
      signal.removeEventListener('abort', stop);
      resolve(exchanged);
    };
    const answer = (cut: boolean): RawAnswer => ({
      kind: 'answered',
      status,
      headers,
      body: Buffer.concat(chunks),
      cut,
    });

    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });

    pool.dispatch(
      { ...sending },
      {
        // Called when a connection stands and the request is about to be written to it.
        onRequestStart(given) {
          controller = given;
          if (signal.aborted) given.abort(new Error('no longer wanted'));
          else progress = 'sent';
        },
        onResponseStart(_, given, givenHeaders) {
          progress = 'answering';
          moved();
          status = given;
          headers = givenHeaders;
        },
        onResponseData(given, chunk) {
          moved();
          const room = longest(sending.method, status) - length;
          length += chunk.length;
          chunks.push(chunk.subarray(0, room));
          if (chunk.length <= room) return;
          settle(answer(true));
          given.abort(new Error('longer than allowed'));
        },
        onResponseEnd() {
          // undici frees the connection in the next turn of the event loop, which it asks for after
          // this. Whoever sends the next request sooner gets a new one, with its own handshake.
          queueMicrotask(() => setImmediate(settle, answer(false)));
        },
        onResponseError(_, error) {
          settle(isWholeAnswer(status) ? answer(false) : { kind: 'broken', error, progress });
        },
      },
    );
  });
