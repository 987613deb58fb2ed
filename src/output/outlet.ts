import { ActionFailure } from '../failures.ts';

/** Size of what is written at once, in UTF-16 units. */
const chunkSize = 64 * 1024;

function* inChunks(pieces: Iterable<string>): Iterable<string> {
  let gathered: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    gathered.push(piece);
    size += piece.length;
    if (size < chunkSize) continue;
    yield gathered.join('');
    gathered = [];
    size = 0;
  }
  if (size > 0) yield gathered.join('');
}

const ignore = (): void => {};

/** Keeps errors of a stream from ending the process: what is written there is not worth that. */
export const ignoreErrors = (stream: NodeJS.EventEmitter): void => {
  if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
};

/** Resolves when the stream has taken `chunk`, which is also how a slow reader slows us down. */
const put = (stream: NodeJS.WritableStream, chunk: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(chunk, (error) => (error ? reject(error) : resolve()));
  });

const isBrokenPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** A full disk and the like: no defect, and nothing the platform has done. */
const notWritten = (cause: unknown): ActionFailure => {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ActionFailure(`the answer could not be written: ${why}`, {
    code: 'answer_not_written',
    cause,
  });
};

/** A stream that carries an answer. */
interface Outlet {
  /** Writes `pieces` in order, drawing the next ones only when the stream has taken the last. */
  write(pieces: Iterable<string>): Promise<void>;
}

/**
 * Opens the way to a stream. A reader that went away (`| head`) has seen enough: the rest is
 * dropped without a word. Any other error of the stream is an `ActionFailure` of the write.
 */
export const openOutlet = (stream: NodeJS.WritableStream): Outlet => {
  // Every write learns of its own error; the event would only end the process.
  ignoreErrors(stream);
  let readerLeft = false;
  return {
    write: async (pieces) => {
      if (readerLeft) return;
      try {
        for (const chunk of inChunks(pieces)) await put(stream, chunk);
      } catch (error) {
        if (!isBrokenPipe(error)) throw notWritten(error);
        readerLeft = true;
      }
    },
  };
};
