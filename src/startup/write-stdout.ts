import { writeSync } from 'node:fs';

/** How long to wait before a full pipe is tried again, in ms. */
const pauseMs = 10;

/** Longest to wait for a reader of stderr, in ms: the exit code says it as well. */
const stderrPatienceMs = 2000;

const sleepSync = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
};

const readCode = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/**
 * Writes all bytes, however full a pipe is that does not block: whoever gave it to us (ssh, a parent
 * of Node's) may read late. Throws what the system does for other reasons, and when the waiting takes
 * longer than `patienceMs`.
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

/** Says on stderr what is wrong, if that can be done: the exit code says it too. */
const writeStderr = (text: string): void => {
  try {
    writeAll(2, text, stderrPatienceMs);
  } catch {
    // Nobody can be reported.
  }
};

/**
 * Writes to stdout before the rest of imco is loaded; answers the exit code. A reader that went away
 * is no failure.
 */
export const writeStdout = (text: string): number => {
  try {
    writeAll(1, text);
    return 0;
  } catch (error) {
    if (readCode(error) === 'EPIPE') return 0;
    const why = error instanceof Error ? error.message : String(error);
    writeStderr(`error: the answer could not be written: ${why}\n`);
    return 1;
  }
};
