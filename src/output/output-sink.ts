import { readErrorCode } from '../lib/failures/error-causes.ts';
import { ActionFailure } from '../lib/failures/failures.ts';
import { splitIntoChunks } from './formats/chunks.ts';
import type { TextChunks } from './formats/formatter.ts';

const newline = 0x0a;

const ignore = (): void => {};

/** Keeps errors of a stream from ending the process: what is written there is not worth that. */
export const ignoreErrors = (stream: NodeJS.EventEmitter): void => {
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
};

/** Resolves when the stream has taken `chunk`, which is also how a slow reader slows us down. */
const writeChunk = (stream: NodeJS.WritableStream, chunk: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

const isBrokenPipe = (error: unknown): boolean => readErrorCode(error) === 'EPIPE';

/** The code of failures to write an answer. */
export const notWrittenErrorCode = 'answer_not_written';

/** A full disk and the like: no defect, and nothing the platform has done. */
const createNotWrittenFailure = (cause: unknown): ActionFailure => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ActionFailure(`the answer could not be written: ${why}`, {
    code: notWrittenErrorCode,
    cause,
  });
};

/** A stream that carries an answer. */
export interface OutputSink {
  /**
   * Writes `pieces` in order, drawing the next ones only when the stream has taken the last. Those
   * that arrive are written each by itself, without waiting for more.
   */
  write(chunks: TextChunks | AsyncIterable<Uint8Array>): Promise<void>;
  /** Whether anything was written. */
  hasBegun(): boolean;
  /** Whether what was written last did not end its line. */
  isMidLine(): boolean;
  /** Whether its reader went away before everything was written. */
  lostReader(): boolean;
}

/**
 * Opens the way to a stream. A reader that went away (`| head`) has seen enough: the rest is
 * dropped without a word. Any other error of the stream is an `ActionFailure` of the write.
 */
export const openOutputSink = (stream: NodeJS.WritableStream): OutputSink => {
  // Every write learns of its own error; the event would only end the process.
  ignoreErrors(stream);
  let readerLeft = false;
  let last: string | number | undefined;
  /** Answers whether the reader is still there. */
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
      // Leaving the loop also ends what the chunks are drawn from.
      for await (const chunk of chunks) if (!(await writeUnlessClosed(chunk))) return;
    },
  };
};
