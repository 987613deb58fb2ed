import { readErrorCode } from '../lib/failures/error-causes.ts';
import { ActionFailure } from '../lib/failures/failures.ts';
import { splitIntoChunks } from './formats/chunks.ts';
import type { TextChunks } from './formats/formatter.ts';

const newline = 0x0a;

const ignore = (): void => {};

/** Ignores errors of a stream, which would end the process. */
export const ignoreErrors = (stream: NodeJS.EventEmitter): void => {
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
};

/** Resolves once `chunk` is written, so that a slow reader causes backpressure. */
const writeChunk = (stream: NodeJS.WritableStream, chunk: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

const isBrokenPipe = (error: unknown): boolean => readErrorCode(error) === 'EPIPE';

/** The code of failures to write the output. */
export const notWrittenErrorCode = 'answer_not_written';

/** The failure of a full disk and the like, which is neither a bug nor a platform error. */
const createNotWrittenFailure = (cause: unknown): ActionFailure => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ActionFailure(`the output could not be written: ${why}`, {
    code: notWrittenErrorCode,
    cause,
  });
};

/** A stream for the output. */
export interface OutputSink {
  /**
   * Writes chunks in order and reads the next one only once the last is written. Streamed chunks
   * are written one by one, without waiting for more.
   */
  write(chunks: TextChunks | AsyncIterable<Uint8Array>): Promise<void>;
  /** Whether anything was written. */
  hasBegun(): boolean;
  /** Whether the last line is incomplete. */
  isMidLine(): boolean;
  /** Whether the reader closed the stream before everything was written. */
  lostReader(): boolean;
}

/**
 * Opens a stream for output. If a reader closes it (`| head`), the rest is dropped silently. Any
 * other error of the stream is an `ActionFailure` of the write.
 */
export const openOutputSink = (stream: NodeJS.WritableStream): OutputSink => {
  // Every write receives its own error; the event would only end the process.
  ignoreErrors(stream);
  let readerLeft = false;
  let last: string | number | undefined;
  /** Resolves to whether the reader is still connected. */
  const writeUnlessClosed = async (chunk: string | Uint8Array): Promise<boolean> => {
    try {
      if (chunk.length > 0) {
        last = chunk.at(-1);
        await writeChunk(stream, chunk);
      }
    } catch (error) {
      if (!isBrokenPipe(error)) throw createNotWrittenFailure(error);
      readerLeft = true;
    }
    return !readerLeft;
  };
  return {
    hasBegun: () => last !== undefined,
    isMidLine: () => last !== undefined && last !== '\n' && last !== newline,
    lostReader: () => readerLeft,
    write: async (content) => {
      if (readerLeft) return;
      const chunks = Symbol.asyncIterator in content ? content : splitIntoChunks(content);
      // Leaving the loop also ends the source of the chunks.
      for await (const chunk of chunks) if (!(await writeUnlessClosed(chunk))) return;
    },
  };
};
