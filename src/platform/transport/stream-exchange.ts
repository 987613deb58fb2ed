import type { IncomingHttpHeaders } from 'node:http';
import type { DownloadSink } from '../platform.ts';
import {
  type BrokenExchange,
  type ExchangeProgress,
  isWholeAnswer,
  type RawAnswer,
} from './exchange.ts';
import { readHeader } from './headers.ts';
import { type IdleTimer, startIdleTimer } from './idle-timeout.ts';
import type { Dispatcher, Pool } from './undici.ts';

/** A transfer as it goes over the wire. */
export interface StreamRequestBody {
  readonly method: 'GET' | 'PUT';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Takes the body of a response with status 200; `cut` is set if it wanted no more. */
  readonly into?: DownloadSink;
}

/** What can end a transfer early. */
export interface StreamLimits {
  readonly signal: AbortSignal | undefined;
  /** Longest time without data, in ms. */
  readonly idleMs: number;
  /** Creates the failure of a stalled transfer. */
  readonly late: () => Error;
}

/** A response, with the number of bytes of its body. */
export type StreamResult = (RawAnswer & { readonly bytes: number }) | BrokenExchange;

/** Limit of a body that is kept in memory, in bytes: enough for an error message. */
const maxKeptBytes = 64 * 1024;

const readSize = (headers: IncomingHttpHeaders): number | undefined => {
  const given = readHeader(headers, 'content-length');
  return given !== undefined && /^\d+$/.test(given) ? Number(given) : undefined;
};

const createNoLongerWanted = (): Error => new Error('no longer wanted');

/** Settles the promise of the caller. */
interface Settlement {
  readonly resolve: (result: StreamResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** A transfer in progress, with its idle timer. */
class StreamExchange {
  readonly #settlement: Settlement;
  readonly #into: DownloadSink | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #idle: IdleTimer;
  readonly #parts: Buffer[] = [];
  #progress: ExchangeProgress = 'unsent';
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #bytes = 0;
  #isOver = false;

  constructor(
    settlement: Settlement,
    into: DownloadSink | undefined,
    { signal, idleMs, late }: StreamLimits,
  ) {
    this.#settlement = settlement;
    this.#into = into;
    this.#signal = signal;
    this.#idle = startIdleTimer(idleMs, () => this.#fail(late()));
  }

  /** Starts waiting for data. */
  start(): void {
    this.#signal?.addEventListener('abort', this.stop, { once: true });
    this.#wait();
  }

  /** Yields the body to send; the time of its source does not count as idle. */
  async *send(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      this.#idle.rest();
      for await (const part of parts) {
        this.#wait();
        yield part;
        this.#idle.rest();
      }
      this.#wait();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
  }

  /** The handler that undici calls. */
  readonly handler: Dispatcher.DispatchHandler = {
    onRequestStart: (controller) => {
      this.#controller = controller;
      if (this.#isOver) controller.abort(createNoLongerWanted());
      else this.#progress = 'sent';
    },
    onResponseStart: (_, status, headers) => {
      if (status >= 200) this.#begin(status, headers);
    },
    onResponseData: (controller, chunk) => {
      // After a pause undici flushes its parser, which may show as an empty part.
      if (chunk.length > 0) this.#take(controller, chunk);
    },
    onResponseEnd: () => {
      this.#idle.rest();
      // The connection is free for the next request in the next turn of the event loop.
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
  readonly stop = (): void => this.#fail(this.#signal?.reason);

  #begin(status: number, headers: IncomingHttpHeaders): void {
    this.#progress = 'answering';
    this.#status = status;
    this.#headers = headers;
    this.#wait();
    if (status === 200) this.#into?.begin(readSize(headers));
  }

  #take(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#into && this.#status === 200) {
      void this.#handOn(controller, chunk, this.#into);
      return;
    }
    this.#wait();
    this.#parts.push(chunk);
    if (this.#bytes >= maxKeptBytes) this.#cut(controller);
  }

  async #handOn(
    controller: Dispatcher.DispatchController,
    chunk: Buffer,
    into: DownloadSink,
  ): Promise<void> {
    controller.pause();
    this.#idle.rest();
    try {
      const isWanted = await into.write(chunk);
      if (this.#isOver) return;
      if (!isWanted) return this.#cut(controller);
      this.#wait();
      controller.resume();
    } catch (error) {
      this.#fail(error);
    }
  }

  #wait(): void {
    if (!this.#isOver) this.#idle.wait();
  }

  /** Ends with what has arrived so far. */
  #cut(controller: Dispatcher.DispatchController): void {
    this.#settle(this.#answer('cut'));
    controller.abort(createNoLongerWanted());
  }

  #answer(length: 'whole' | 'cut'): StreamResult {
    return {
      kind: 'answered',
      status: this.#status,
      headers: this.#headers,
      body: Buffer.concat(this.#parts),
      cut: length === 'cut',
      bytes: this.#bytes,
    };
  }

  #finish(): void {
    this.#isOver = true;
    this.#idle.rest();
    this.#signal?.removeEventListener('abort', this.stop);
  }

  #settle(result: StreamResult): void {
    this.#finish();
    this.#settlement.resolve(result);
  }

  #fail(reason: unknown): void {
    this.#finish();
    this.#settlement.reject(reason);
    this.#controller?.abort(createNoLongerWanted());
  }
}

/**
 * Sends a request once. The bodies of request and response are streamed with backpressure. A broken
 * connection is an outcome, not an exception. Rejects with the reason of the signal, with `late` if
 * the transfer stalls, and with what the body or `into` throw.
 */
export const exchangeStream = (
  pool: Pool,
  { method, path, headers, body, into }: StreamRequestBody,
  limits: StreamLimits,
): Promise<StreamResult> =>
  new Promise((resolve, reject) => {
    const exchange = new StreamExchange({ resolve, reject }, into, limits);
    if (limits.signal?.aborted) return exchange.stop();
    exchange.start();
    pool.dispatch({ method, path, headers, body: body && exchange.send(body) }, exchange.handler);
  });
