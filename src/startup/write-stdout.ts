import { writeSync } from 'node:fs';

/** Pause before a write to a full pipe is retried, in ms. */
const pauseMs = 10;

/** Longest wait for a reader of stderr, in ms: the exit code reports the failure, too. */
const stderrPatienceMs = 2000;

const sleepSync = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
};

const readCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/**
 * Writes all bytes, and waits while a non-blocking pipe is full: its reader (ssh, a Node parent)
 * may be slow. Throws the error of the system for any other reason, and if the wait takes longer
 * than `patienceMs`.
 */
const writeAll = (fd: 1 | 2, text: string, patienceMs = Number.POSITIVE_INFINITY): void => {
  const bytes = Buffer.from(text);
  let waited = 0;
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
      waited = 0;
    } catch (error) {
      if (readCode(error) !== 'EAGAIN' || waited >= patienceMs) throw error;
      sleepSync();
      waited += pauseMs;
    }
  }
};

/** Writes an error to stderr if possible; the exit code reports it as well. */
const writeStderr = (text: string): void => {
  try {
    writeAll(2, text, stderrPatienceMs);
  } catch {
    // Nothing can be reported.
  }
};

/**
 * Writes to stdout before the rest of imco is loaded; returns the exit code. A reader that closed
 * the pipe is not a failure.
 */
export const writeStdout = (text: string): number => {
  try {
    writeAll(1, text);
    return 0;
  } catch (error) {
    if (readCode(error) === 'EPIPE') return 0;
    const why = error instanceof Error ? error.message : String(error);
    writeStderr(`error: the output could not be written: ${why}\n`);
    return 1;
  }
};
