import { readErrorCode } from '../lib/failures/error-causes.ts';
import { ActionFailure } from '../lib/failures/failures.ts';
import type { TerminalOutput } from '../lib/terminal.ts';
import { ignoreErrors } from './output-sink.ts';

/** A stream of bytes. */
export interface ByteSink {
  /** Resolves once the bytes are written, with whether the reader is still connected. */
  write(bytes: Uint8Array): Promise<boolean>;
}

const put = (stream: NodeJS.WritableStream, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

/**
 * Opens stdout for the bytes of a file. A reader that closed the pipe is not an error; any other
 * error of the stream is an `ActionFailure` of the write.
 */
export const openByteSink = ({ stream }: TerminalOutput): ByteSink => {
  ignoreErrors(stream);
  return {
    write: async (bytes) => {
      try {
        await put(stream, bytes);
        return true;
      } catch (cause) {
        if (readErrorCode(cause) === 'EPIPE') return false;
        const why = cause instanceof Error ? cause.message : String(cause);
        const message = `the bytes could not be written to stdout: ${why}`;
        throw new ActionFailure(message, { code: 'answer_not_written', cause });
      }
    },
  };
};
