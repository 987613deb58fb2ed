/** Things that are given one by one and taken in batches, as soon as there are any. */
export interface OutcomeStream<T> {
  push(thing: T): void;
  /** Nothing more is given. */
  end(): void;
  readonly batches: AsyncIterable<readonly T[]>;
}

/** Opens a feed. What nobody takes any more is kept until the feed is forgotten. */
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
