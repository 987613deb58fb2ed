/** Requests that are sent once more while the first is still under way (hedged requests). */
import type { ExchangeResult } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

/** Most requests under way for one answer. */
const mostAttempts = 3;

/** The least and the longest silence after which a GET is sent on another connection too, in ms. */
const leastSilenceMs = 2000;
const longestSilenceMs = 15_000;

/** How long a connection may be silent before another is tried, of the whole time for an answer. */
export const computeSilenceLimit = (timeoutMs: number): number =>
  Math.min(Math.max(timeoutMs / 3, leastSilenceMs), longestSilenceMs);

/** One attempt. It ends with its signal, and calls `moved` whenever something has come. */
export type HedgedAttempt<T> = (signal: AbortSignal, moved: () => void) => Promise<T>;

/**
 * What an outcome is worth beside attempts that are under way: `broken` connections and refusals may
 * be of one attempt alone; a `limit` asks for no further ones.
 */
export type Worth = 'answer' | 'broken' | 'refusal' | 'limit';

/** What an outcome is worth beside other attempts. */
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

/** How whoever waits for the first answer learns of it. */
interface Settlement<T> {
  readonly resolve: (outcome: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** Attempts under way for one answer. */
class HedgedRequest<T> {
  readonly #attempt: HedgedAttempt<T>;
  readonly #hedge: Hedge<T>;
  readonly #settlement: Settlement<T>;
  /** In their order. */
  readonly #underWay = new Map<number, AbortController>();
  /** The last refusal of an attempt, while an earlier one was under way. */
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

  /** Begins to wait for silence anew. */
  #listen(): void {
    clearTimeout(this.#timer);
    const mayBegin = !this.#isOver && !this.#isLimited && this.#begun < mostAttempts;
    if (mayBegin) this.#timer = setTimeout(() => this.begin(), this.#hedge.silenceMs);
  }

  /** Takes the outcome of an attempt that is no longer under way. */
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
 * Makes an attempt, and another one each time that nothing has come for a while: a connection that
 * has gone silent costs that while and not all the time there is, and an answer that only takes
 * long is not lost. The first answer counts; the other attempts are aborted. A broken connection
 * counts only where no other attempt is under way, and a refusal where no earlier one is: what is
 * sent while the first is worked on may be refused for just that. Rejects with what the first
 * attempt rejects with that was not aborted here. For requests that change nothing.
 */
export const takeFirstAnswer = <T>(attempt: HedgedAttempt<T>, hedge: Hedge<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    new HedgedRequest(attempt, hedge, { resolve, reject }).begin();
  });
