/** Requests that are sent once more while the first is still under way (hedged requests). */
import type { ExchangeResult } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

/** Most requests under way for one answer. */
const mostAttempts = 3;

/** The least and the longest silence after which a GET is sent on another connection too, in ms. */
const leastSilenceMs = 2000;
const longestSilenceMs = 15_000;

/** How long a connection may be silent before another is tried, of the whole time for an answer. */
export const silenceLimitMs = (timeoutMs: number): number =>
  Math.min(Math.max(timeoutMs / 3, leastSilenceMs), longestSilenceMs);

/** One attempt. It ends with its signal, and calls `moved` whenever something has come. */
export type HedgedAttempt<T> = (signal: AbortSignal, moved: () => void) => Promise<T>;

/**
 * What an outcome is worth beside attempts that are under way: `broken` connections and refusals may
 * be no more than the fate of one attempt; a `limit` asks for no further ones.
 */
export type Worth = 'answer' | 'broken' | 'refusal' | 'limit';

/** What an outcome is worth beside other attempts. */
export const worthOf = (outcome: ExchangeResult): Worth => {
  if (outcome.kind === 'broken') return 'broken';
  if (outcome.status < 300) return 'answer';
  const isLimit =
    outcome.status === 429 || readHeader(outcome.headers, 'retry-after') !== undefined;
  return isLimit ? 'limit' : 'refusal';
};

interface Hedge<T> {
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  readonly worth: (outcome: T) => Worth;
}

/**
 * Makes an attempt, and another one each time that nothing has come for a while: a connection that
 * has gone silent costs that while and not all the time there is, and an answer that only takes
 * long is not lost. The first answer counts; the other attempts are aborted. A broken connection
 * counts only where no other attempt is under way, and a refusal where no earlier one is: what is
 * sent while the first is worked on may be refused for just that. Rejects with what the first
 * attempt rejects with that was not aborted here. For requests that change nothing.
 */
export const takeFirstAnswer = <T>(
  attempt: HedgedAttempt<T>,
  { silenceMs, signal, worth }: Hedge<T>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    /** The attempts under way, in their order. */
    const underWay = new Map<number, AbortController>();
    /** The last refusal of an attempt, while an earlier one was under way. */
    let refused: { readonly outcome: T } | undefined;
    let begun = 0;
    let isLimited = false;
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;

    const end = (settle: () => void): void => {
      isOver = true;
      clearTimeout(timer);
      for (const other of underWay.values()) {
        other.abort(new Error('another attempt was answered'));
      }
      settle();
    };
    const listen = (): void => {
      clearTimeout(timer);
      if (!isOver && !isLimited && begun < mostAttempts) timer = setTimeout(begin, silenceMs);
    };
    /** Takes what has become of an attempt that is no longer under way. */
    const take = (number: number, outcome: T): void => {
      const value = worth(outcome);
      if (value === 'broken') {
        if (underWay.size === 0) end(() => resolve((refused ?? { outcome }).outcome));
        return;
      }
      const hasEarlier = [...underWay.keys()].some((other) => other < number);
      if (value === 'answer' || !hasEarlier) {
        end(() => resolve(outcome));
        return;
      }
      refused = { outcome };
      isLimited ||= value === 'limit';
      listen();
    };
    const begin = (): void => {
      begun += 1;
      const number = begun;
      const own = new AbortController();
      underWay.set(number, own);
      attempt(AbortSignal.any([signal, own.signal]), listen).then(
        (outcome) => {
          underWay.delete(number);
          if (!isOver) take(number, outcome);
        },
        (reason) => {
          underWay.delete(number);
          if (!isOver) end(() => reject(reason));
        },
      );
      listen();
    };
    begin();
  });
