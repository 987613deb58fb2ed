import { readErrorMessage } from '../lib/failures/error-causes.ts';
import { parseJson } from '../lib/json/exact-json.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import { decodeBody } from './answers.ts';
import type { Redactor } from './redact.ts';
import type { BrokenExchange, ExchangeResult } from './transport/exchange.ts';
import type { StreamResult } from './transport/stream-exchange.ts';

/** Longest body that is shown, in characters. */
const longest = 10_000;
/** Larger bodies, in bytes, are not decoded for display. */
const largest = 1_000_000;

/** What `--debug` shows of a request. Headers are left out: they are useless or secret. */
export interface Trace {
  sending(request: string, body: string | null): void;
  /** `ms` since the request was sent; the body of a secret response is not shown. */
  outcome(
    exchanged: ExchangeResult,
    ms: number,
    options: { readonly isSecret: boolean | undefined },
  ): void;
  /** A transfer has ended; its content is not shown. */
  streamed(streamed: StreamResult, ms: number): void;
  again(pauseMs: number): void;
  /** A connection to `target` is requested from `proxy`. */
  through(proxy: string, target: string): void;
}

/** A trace that writes redacted lines; without `write` it writes nothing. */
export const createTrace = (
  write: ((line: string) => void) | undefined,
  redactor: Redactor,
): Trace => {
  if (!write) return { sending() {}, outcome() {}, streamed() {}, again() {}, through() {} };

  const hidden = (text: string): string => {
    try {
      return toJsonText(redactor.value(parseJson(text)));
    } catch {
      return redactor.text(text);
    }
  };
  const show = (arrow: string, text: string): void => {
    if (text === '') return;
    const safe = hidden(text);
    write(`${arrow} ${safe.length > longest ? `${safe.slice(0, longest)}...` : safe}`);
  };

  const broken = ({ error, progress }: BrokenExchange, took: string): void =>
    write(`<- ${redactor.text(readErrorMessage(error))} (${progress}), ${took}`);

  return {
    sending(request, body) {
      write(`-> ${redactor.text(request)}`);
      show('->', body ?? '');
    },
    outcome(exchanged, ms, { isSecret }) {
      const took = `${Math.round(ms)} ms`;
      if (exchanged.kind === 'broken') return broken(exchanged, took);
      const { status, body } = exchanged;
      write(`<- ${status}, ${took}, ${body.length} bytes`);
      if (body.length <= largest && !isSecret) show('<-', decodeBody(body));
    },
    streamed(streamed, ms) {
      const took = `${Math.round(ms)} ms`;
      if (streamed.kind === 'broken') return broken(streamed, took);
      write(`<- ${streamed.status}, ${took}, ${streamed.bytes} bytes`);
    },
    again(pauseMs) {
      write(`-- retry in ${Math.round(pauseMs)} ms`);
    },
    through(proxy, target) {
      write(`-- connect to ${target} through the proxy ${proxy}`);
    },
  };
};
