/** Hedged requests: sent again on another connection while the first is still in progress. */
import type { ExchangeResult } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

/** Maximum of attempts in progress for one response. */
const mostAttempts = 3;

/** Shortest and longest silence after which a GET is also sent on another connection, in ms. */
const leastSilenceMs = 2000;
const longestSilenceMs = 15_000;

/** How long a connection may be silent before another is tried, given the total time limit. */
export const computeSilenceLimit = (timeoutMs: number): number =>
  Math.min(Math.max(timeoutMs / 3, leastSilenceMs), longestSilenceMs);

/** One attempt. It ends with its signal, and calls `moved` whenever data arrives. */
export type HedgedAttempt<T> = (signal: AbortSignal, moved: () => void) => Promise<T>;

/**
 * How an outcome counts while other attempts are in progress: a `broken` connection or a `refusal`
 * may concern one attempt only; a `limit` forbids further attempts.
 */
export type Worth = 'answer' | 'broken' | 'refusal' | 'limit';

/** Rates an outcome while other attempts may be in progress. */
export const rateOutcome = (outcome: ExchangeResult): Worth => {
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

/** Settles the promise of the caller. */
interface Settlement<T> {
  readonly resolve: (outcome: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** The attempts in progress for one response. */
class HedgedRequest<T> {
  readonly #attempt: HedgedAttempt<T>;
  readonly #hedge: Hedge<T>;
  readonly #settlement: Settlement<T>;
  /** By number, in order of their start. */
  readonly #underWay = new Map<number, AbortController>();
  /** The last refusal while an earlier attempt was in progress. */
  #refused: { readonly outcome: T } | undefined;
  #begun = 0;
  #isLimited = false;
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(attempt: HedgedAttempt<T>, hedge: Hedge<T>, settlement: Settlement<T>) {
    this.#attempt = attempt;
    this.#hedge = hedge;
    this.#settlement = settlement;
  }

  begin(): void {
    this.#begun += 1;
    const number = this.#begun;
    const own = new AbortController();
    this.#underWay.set(number, own);
    const settled = (settle: () => void): void => {
      this.#underWay.delete(number);
      if (!this.#isOver) settle();
    };
    this.#attempt(AbortSignal.any([this.#hedge.signal, own.signal]), () => this.#listen()).then(
      (outcome) => settled(() => this.#take(number, outcome)),
      (reason) => settled(() => this.#end(() => this.#settlement.reject(reason))),
    );
    this.#listen();
  }

  /** Restarts the silence timer. */
  #listen(): void {
    clearTimeout(this.#timer);
    const mayBegin = !this.#isOver && !this.#isLimited && this.#begun < mostAttempts;
    if (mayBegin) this.#timer = setTimeout(() => this.begin(), this.#hedge.silenceMs);
  }

  /** Handles the outcome of an attempt that has ended. */
  #take(number: number, outcome: T): void {
    const value = this.#hedge.worth(outcome);
    if (value === 'broken') {
      if (this.#underWay.size === 0) this.#resolve((this.#refused ?? { outcome }).outcome);
      return;
    }
    const hasEarlier = [...this.#underWay.keys()].some((other) => other < number);
    if (value === 'answer' || !hasEarlier) {
      this.#resolve(outcome);
      return;
    }
    this.#refused = { outcome };
    this.#isLimited ||= value === 'limit';
    this.#listen();
  }

  #resolve(outcome: T): void {
    this.#end(() => this.#settlement.resolve(outcome));
  }

  #end(settle: () => void): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    for (const other of this.#underWay.values()) {
      other.abort(new Error('another attempt was answered'));
    }
    settle();
  }
}

/**
 * Starts an attempt, and another one whenever nothing has arrived for a while: a dead connection
 * then costs that while, not the entire time limit, and a slow response is not lost. The first
 * response wins; the other attempts are aborted. A broken connection counts only if no other
 * attempt is in progress, and a refusal only if no earlier one is, because a repeated request may
 * be refused just for being repeated. Rejects with the reason of the first attempt that rejects
 * without having been aborted here. Only for requests that change nothing.
 */
export const takeFirstAnswer = <T>(attempt: HedgedAttempt<T>, hedge: Hedge<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    new HedgedRequest(attempt, hedge, { resolve, reject }).begin();
  });
