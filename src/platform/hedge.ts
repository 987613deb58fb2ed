/** Requests that are sent once more while the first is still under way (hedged requests). */

/** Most requests under way for one answer. */
const mostAttempts = 3;

/** The least and the longest silence after which a GET is sent on another connection too, in ms. */
const leastSilenceMs = 2000;
const longestSilenceMs = 15_000;

/** How long a connection may be silent before another is tried, of the whole time for an answer. */
export const silenceWithin = (timeoutMs: number): number =>
  Math.min(Math.max(timeoutMs / 3, leastSilenceMs), longestSilenceMs);

/** One attempt. It ends with its signal, and calls `moved` whenever something has come. */
export type Attempt<T> = (signal: AbortSignal, moved: () => void) => Promise<T>;

interface Hedge<T> {
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  /** The attempt came to nothing: others that are under way may do better. */
  readonly isLost: (outcome: T) => boolean;
}

/**
 * Makes an attempt, and another one each time that nothing has come for a while: a connection that
 * has gone silent costs that while and not all the time there is, and an answer that only takes
 * long is not lost. The first answer counts; the other attempts are aborted. Rejects with what the
 * first attempt rejects with that was not aborted here. For requests that change nothing.
 */
export const firstAnswer = <T>(
  attempt: Attempt<T>,
  { silenceMs, signal, isLost }: Hedge<T>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const underWay = new Set<AbortController>();
    let begun = 0;
    let isOver = false;
    let timer: NodeJS.Timeout | undefined;

    const end = (settle: () => void): void => {
      isOver = true;
      clearTimeout(timer);
      for (const other of underWay) other.abort(new Error('another attempt was answered'));
      settle();
    };
    const listen = (): void => {
      clearTimeout(timer);
      if (!isOver && begun < mostAttempts) timer = setTimeout(begin, silenceMs);
    };
    const begin = (): void => {
      begun += 1;
      const own = new AbortController();
      underWay.add(own);
      attempt(AbortSignal.any([signal, own.signal]), listen).then(
        (outcome) => {
          underWay.delete(own);
          if (isOver || (isLost(outcome) && underWay.size > 0)) return;
          end(() => resolve(outcome));
        },
        (reason) => {
          underWay.delete(own);
          if (!isOver) end(() => reject(reason));
        },
      );
      listen();
    };
    begin();
  });
