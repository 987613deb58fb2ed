/** Entries that were added to and removed from a queue, by key. */
export interface QueueChanges<T> {
  readonly put: readonly T[];
  readonly gone: readonly string[];
}

/** A priority queue of entries by due time, each with a unique key. */
export interface DueQueue<T> {
  /** Adds an entry; it replaces one with the same key. */
  put(thing: T): void;
  remove(key: string): void;
  /** The entry that is due first; with equal times, the one that was added first. */
  first(): T | undefined;
  all(): readonly T[];
  /** Replaces each entry with the result of `moved`; the keys stay. */
  replaceAll(moved: (thing: T) => T): void;
  /** Changes since the last call. */
  takeChanges(): QueueChanges<T>;
}

/** An entry of the heap; it is stale if its key has a newer entry. */
interface Entry<T> {
  readonly due: number;
  /** Order of insertion. */
  readonly order: number;
  readonly key: string;
  readonly thing: T;
}

const isBefore = (one: Entry<unknown>, other: Entry<unknown>): boolean =>
  one.due < other.due || (one.due === other.due && one.order < other.order);

const push = <T>(heap: Entry<T>[], entry: Entry<T>): void => {
  let at = heap.length;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(entry, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = entry;
};

const popFirst = <T>(heap: Entry<T>[]): void => {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (!one) break;
    const [child, index] = other && isBefore(other, one) ? [other, left + 1] : [one, left];
    if (!isBefore(child, last)) break;
    heap[at] = child;
    at = index;
  }
  heap[at] = last;
};

/** An empty queue: a binary heap whose stale entries are dropped when they reach the top. */
export const createDueQueue = <T>({
  keyOf,
  dueOf,
}: {
  readonly keyOf: (thing: T) => string;
  readonly dueOf: (thing: T) => number;
}): DueQueue<T> => {
  const present = new Map<string, Entry<T>>();
  let heap: Entry<T>[] = [];
  let changed = new Set<string>();
  let order = 0;

  /** Rebuilds the heap when most entries are stale. */
  const tidy = (): void => {
    if (heap.length < 64 || heap.length < 2 * present.size) return;
    heap = [];
    for (const entry of present.values()) push(heap, entry);
  };

  const put = (thing: T): void => {
    const key = keyOf(thing);
    const entry = { due: dueOf(thing), order, key, thing };
    order += 1;
    present.delete(key);
    present.set(key, entry);
    push(heap, entry);
    changed.add(key);
    tidy();
  };

  return {
    put,
    replaceAll: (moved) => {
      for (const { thing } of [...present.values()]) put(moved(thing));
    },
    remove: (key) => {
      if (present.delete(key)) changed.add(key);
      tidy();
    },
    first: () => {
      for (let [first] = heap; first; [first] = heap) {
        if (present.get(first.key) === first) return first.thing;
        popFirst(heap);
      }
      return undefined;
    },
    all: () => [...present.values()].map(({ thing }) => thing),
    takeChanges: () => {
      const keys = [...changed];
      changed = new Set();
      return {
        put: keys.flatMap((key) => present.get(key)?.thing ?? []),
        gone: keys.filter((key) => !present.has(key)),
      };
    },
  };
};
