import type { IncomingHttpHeaders } from 'node:http';
import type { DownloadSink } from '../platform.ts';
import {
  type BrokenExchange,
  type ExchangeProgress,
  isWholeAnswer,
  type RawAnswer,
} from './exchange.ts';
import { readHeader } from './headers.ts';
import { startIdleTimer } from './idle-timeout.ts';
import type { Dispatcher, Pool } from './undici.ts';

/** A transfer as it goes over the wire. */
export interface StreamRequestBody {
  readonly method: 'GET' | 'PUT';
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Takes the body of an answer with status 200; `cut` in the answer when it wanted no more. */
  readonly into?: DownloadSink;
}

/** What ends a transfer beside its own end. */
export interface StreamLimits {
  readonly signal: AbortSignal | undefined;
  /** Longest time in which nothing moves, in ms. */
  readonly idleMs: number;
  /** Why a transfer that did not move failed. */
  readonly late: () => Error;
}

/** An answer, with the number of bytes of its body, wherever they went. */
export type StreamResult = (RawAnswer & { readonly bytes: number }) | BrokenExchange;

/** Most that is kept of a body that nobody takes, in bytes: enough for a complaint. */
const mostKept = 64 * 1024;

const sizeIn = (headers: IncomingHttpHeaders): number | undefined => {
  const given = readHeader(headers, 'content-length');
  return given !== undefined && /^\d+$/.test(given) ? Number(given) : undefined;
};

/**
 * Sends a request once, its body in parts and no faster than they are taken, and hands the body of
 * the answer on in the same way. A broken connection is an outcome, not an exception. Rejects with
 * the reason of the signal, with `late` when nothing moves, and with what the body or `into` throw.
 */
export const exchangeStream = (
  pool: Pool,
  { method, path, headers, body, into }: StreamRequestBody,
  { signal, idleMs, late }: StreamLimits,
): Promise<StreamResult> =>
  new Promise((resolve, reject) => {
    let progress: ExchangeProgress = 'unsent';
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let answered: IncomingHttpHeaders = {};
    let bytes = 0;
    let ended = false;
    const kept: Buffer[] = [];

    const finish = (): void => {
      ended = true;
      idle.rest();
      signal?.removeEventListener('abort', stop);
    };
    const fail = (reason: unknown): void => {
      finish();
      reject(reason);
      controller?.abort(new Error('no longer wanted'));
    };
    const stop = (): void => fail(signal?.reason);
    const idle = startIdleTimer(idleMs, () => fail(late()));
    const settle = (outcome: StreamResult): void => {
      finish();
      resolve(outcome);
    };
    const answer = (cut: boolean): StreamResult => ({
      kind: 'answered',
      status,
      headers: answered,
      body: Buffer.concat(kept),
      cut,
      bytes,
    });
    const wait = (): void => {
      if (!ended) idle.wait();
    };

    async function* sent(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      try {
        idle.rest();
        for await (const part of parts) {
          wait();
          yield part;
          idle.rest();
        }
        wait();
      } catch (error) {
        fail(error);
        throw error;
      }
    }

    const take = async (given: Dispatcher.DispatchController, chunk: Buffer, to: DownloadSink) => {
      given.pause();
      idle.rest();
      try {
        const isEnough = !(await to.write(chunk));
        if (ended) return;
        if (!isEnough) {
          wait();
          given.resume();
          return;
        }
        settle(answer(true));
        given.abort(new Error('no longer wanted'));
      } catch (error) {
        fail(error);
      }
    };

    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    wait();
    pool.dispatch(
      { method, path, headers, body: body && sent(body) },
      {
        onRequestStart(given) {
          controller = given;
          if (ended) given.abort(new Error('no longer wanted'));
          else progress = 'sent';
        },
        onResponseStart(_, given, givenHeaders) {
          if (given < 200) return;
          progress = 'answering';
          status = given;
          answered = givenHeaders;
          wait();
          if (status === 200) into?.begin(sizeIn(answered));
        },
        onResponseData(given, chunk) {
          // After a pause undici flushes its parser, which may show as an empty part.
          if (chunk.length === 0) return;
          bytes += chunk.length;
          if (into && status === 200) {
            void take(given, chunk, into);
            return;
          }
          wait();
          kept.push(chunk);
          if (bytes < mostKept) return;
          settle(answer(true));
          given.abort(new Error('no longer wanted'));
        },
        onResponseEnd() {
          idle.rest();
          // The connection is free for the next request in the next turn of the event loop.
          queueMicrotask(() => setImmediate(settle, answer(false)));
        },
        onResponseError(_, error) {
          settle(isWholeAnswer(status) ? answer(false) : { kind: 'broken', error, progress });
        },
      },
    );
  });
