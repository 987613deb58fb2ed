import type { DownloadSink } from '../platform.ts';

/** A queue of bytes: the writer pushes, the reader pulls. */
export interface BackpressureQueue {
  /** Takes bytes; once `least` bytes are queued, writing waits for the reader. */
  readonly into: DownloadSink;
  /** The next part; undefined at the end. */
  next(): Promise<Buffer | undefined>;
  /** Marks the end; queued bytes can still be read. */
  end(): void;
}

/**
 * Creates a queue with backpressure. The first part contains at least `least` bytes, or everything:
 * until it is read, nothing has left the queue.
 */
export const createBackpressureQueue = (least: number): BackpressureQueue => {
  let waiting: Buffer[] = [];
  let length = 0;
  let needed = least;
  let isOver = false;
  let wakeReader: (() => void) | undefined;
  let wakeWriter: (() => void) | undefined;

  return {
    into: {
      begin: () => {},
      write: async (bytes) => {
        waiting.push(Buffer.from(bytes));
        length += bytes.length;
        if (length < needed) return true;
        const taken = new Promise<void>((resolve) => {
          wakeWriter = resolve;
        });
        wakeReader?.();
        await taken;
        return true;
      },
    },
    next: async () => {
      if (length < needed && !isOver) {
        await new Promise<void>((resolve) => {
          wakeReader = resolve;
        });
        wakeReader = undefined;
      }
      if (length === 0) return undefined;
      const [only] = waiting;
      const part = only && waiting.length === 1 ? only : Buffer.concat(waiting);
      waiting = [];
      length = 0;
      needed = 1;
      wakeWriter?.();
      return part;
    },
    end: () => {
      isOver = true;
      wakeReader?.();
    },
  };
};
