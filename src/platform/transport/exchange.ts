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

/** A response as it came over the wire. */
export interface RawAnswer {
  readonly kind: 'answered';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The body was longer than allowed; only its beginning is here. */
  readonly cut: boolean;
}

/** How far a request got before the connection broke. */
export type ExchangeProgress = 'unsent' | 'sent' | 'answering';

/** An exchange without a complete response. */
export interface BrokenExchange {
  readonly kind: 'broken';
  readonly error: unknown;
  readonly progress: ExchangeProgress;
}

export type ExchangeResult = RawAnswer | BrokenExchange;

/**
 * Size limit of a body in bytes: for a list, a single resource, an error response. The longest
 * string of V8 has 536,870,888 characters.
 */
const limitLength = (method: Request['method'], status: number): number => {
  if (status >= 300) return 1_000_000;
  return method === 'GET' ? 512_000_000 : 16_000_000;
};

/** Whether a response is complete with its header section (RFC 9112, 6.3). */
export const isWholeAnswer = (status: number): boolean => status === 204 || status === 304;

/** Settles the promise of the caller. */
interface Settlement {
  readonly resolve: (result: ExchangeResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** What can end an exchange early, and a callback for arriving data. */
interface ExchangeWatch {
  readonly signal: AbortSignal;
  readonly moved: () => void;
}

/** An exchange in progress: collects the response. */
class Exchange {
  readonly #settlement: Settlement;
  readonly #method: Request['method'];
  readonly #signal: AbortSignal;
  readonly #moved: () => void;
  readonly #chunks: Buffer[] = [];
  #progress: ExchangeProgress = 'unsent';
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #length = 0;

  constructor(settlement: Settlement, method: Request['method'], { signal, moved }: ExchangeWatch) {
    this.#settlement = settlement;
    this.#method = method;
    this.#signal = signal;
    this.#moved = moved;
  }

  /** The handler that undici calls. */
  readonly handler: Dispatcher.DispatchHandler = {
    // Called when a connection is open and the request is about to be written to it.
    onRequestStart: (controller) => {
      this.#controller = controller;
      if (this.#signal.aborted) controller.abort(new Error('no longer wanted'));
      else this.#progress = 'sent';
    },
    onResponseStart: (_, status, headers) => {
      this.#progress = 'answering';
      this.#moved();
      this.#status = status;
      this.#headers = headers;
    },
    onResponseData: (controller, chunk) => {
      this.#moved();
      this.#take(controller, chunk);
    },
    onResponseEnd: () => {
      // undici frees the connection in the next turn of the event loop, which it requests after
      // this call. A request sent sooner would open a new connection, with its own handshake.
      queueMicrotask(() => setImmediate(() => this.#settle(this.#answer('whole'))));
    },
    onResponseError: (_, error) => {
      this.#settle(
        isWholeAnswer(this.#status)
          ? this.#answer('whole')
          : { kind: 'broken', error, progress: this.#progress },
      );
    },
  };

  /** Rejects with the reason of the signal. */
  readonly stop = (): void => {
    this.#settlement.reject(this.#signal.reason);
    this.#controller?.abort(new Error('no longer wanted'));
  };

  #take(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    const room = limitLength(this.#method, this.#status) - this.#length;
    this.#length += chunk.length;
    this.#chunks.push(chunk.subarray(0, room));
    if (chunk.length <= room) return;
    this.#settle(this.#answer('cut'));
    controller.abort(new Error('longer than allowed'));
  }

  #answer(length: 'whole' | 'cut'): RawAnswer {
    return {
      kind: 'answered',
      status: this.#status,
      headers: this.#headers,
      body: Buffer.concat(this.#chunks),
      cut: length === 'cut',
    };
  }

  #settle(result: ExchangeResult): void {
    this.#signal.removeEventListener('abort', this.stop);
    this.#settlement.resolve(result);
  }
}

/**
 * Sends a request once and reads the entire response, whatever its status. A broken connection is
 * an outcome, not an exception. Rejects with the reason of `signal` if that aborts; a request still
 * waiting for a connection is then never sent. `moved` is called whenever data arrives.
 */
export const runExchange = (
  pool: Pool,
  sending: ExchangeRequest,
  signal: AbortSignal,
  moved: () => void = () => {},
): Promise<ExchangeResult> =>
  new Promise((resolve, reject) => {
    const exchange = new Exchange({ resolve, reject }, sending.method, { signal, moved });
    if (signal.aborted) return exchange.stop();
    signal.addEventListener('abort', exchange.stop, { once: true });
    pool.dispatch({ ...sending }, exchange.handler);
  });
