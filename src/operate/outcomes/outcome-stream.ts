/** A queue: outcomes are pushed one by one and read in batches. */
export interface OutcomeStream<T> {
  push(thing: T): void;
  /** Ends the queue. */
  end(): void;
  readonly batches: AsyncIterable<readonly T[]>;
}

/** Opens a queue of outcomes between the run and the writer. */
export const openOutcomeStream = <T>(): OutcomeStream<T> => {
  let waiting: T[] = [];
  let isOver = false;
  let wake = (): void => {};
  async function* takeBatches(): AsyncGenerator<readonly T[]> {
    for (;;) {
      if (waiting.length > 0) {
        const batch = waiting;
        waiting = [];
        yield batch;
      } else if (isOver) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  return {
    push: (thing) => {
      waiting.push(thing);
      wake();
    },
    end: () => {
      isOver = true;
      wake();
    },
    batches: takeBatches(),
  };
};
