import type { DownloadSink } from '../platform.ts';

/** Bytes that are pushed in, to be pulled out. */
export interface BackpressureQueue {
  /** Takes what comes; beyond `least` bytes no faster than it is pulled. */
  readonly into: DownloadSink;
  /** The next part; undefined when no more will come. */
  next(): Promise<Buffer | undefined>;
  /** No more will come; what is kept is handed on. */
  end(): void;
}

/**
 * Lets bytes be pulled that are pushed. The first part holds at least `least` bytes, or all there
 * are: until it is taken nothing has left this place.
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
