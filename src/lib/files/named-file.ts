/**
 * Files that somebody names in this very call, on the command line or in the environment: they may
 * be pipes, such as a shell makes of `<(command)`, and may belong to anybody.
 */
import { closeSync, fstatSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMonotonicMs } from '../time/monotonic.ts';
import { explainFileProblem, FileProblem } from './file-problem.ts';
import type { ReadFile } from './own-file.ts';
import { createTooLong, maxSettingsBytes, openForReading, readPart } from './read-bytes.ts';

/** How a named file is read. */
export interface NamedOptions {
  /** Most bytes it may hold; 256 KB by default. */
  readonly limit?: number | undefined;
  /** Ends the reading; its reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit for reading the entire file, in ms; 10 s by default. */
  readonly deadlineMs?: number | undefined;
}

const usualDeadlineMs = 10_000;

/** A pipe is looked at this often, in ms: closely at first, as most are filled at once. */
const pauseAfter = (waitedMs: number): number => (waitedMs < 100 ? 2 : 25);

/** Open files by their number: a pipe there has a writer, or had one. */
const isDescriptor = (path: string): boolean =>
  /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/[^/]+\/fd\/\d+)$/.test(path);

/** An open file. */
interface OpenFile {
  readonly descriptor: number;
  /** A pipe that nobody may have opened to write yet. */
  readonly awaitsWriter: boolean;
}

/** The bytes that come out of an open file until it ends. */
const readToEnd = async (
  { descriptor, awaitsWriter }: OpenFile,
  { limit = maxSettingsBytes, signal, deadlineMs = usualDeadlineMs }: NamedOptions,
): Promise<Buffer> => {
  const begun = readMonotonicMs();
  const parts: Buffer[] = [];
  let length = 0;
  // A pipe that nobody has opened to write looks like one that is at its end.
  let isWaiting = awaitsWriter;
  for (;;) {
    const part = readPart(descriptor, limit + 1 - length);
    if (part === undefined || part.length > 0) isWaiting = false;
    if (part !== undefined && part.length > 0) {
      length += part.length;
      if (length > limit) throw createTooLong(limit);
      parts.push(part);
      continue;
    }
    if (part !== undefined && !isWaiting) return Buffer.concat(parts);
    const waited = readMonotonicMs() - begun;
    if (waited >= deadlineMs) {
      const what = length === 0 ? 'sent no data' : 'did not end';
      throw new FileProblem('silent', `${what} within ${deadlineMs / 1000} s`);
    }
    await sleep(pauseAfter(waited), undefined, signal ? { signal } : {});
  }
};

/**
 * Reads a file that was named in this call: a regular one, a pipe or a device, within a deadline and
 * a size. Throws a `FileProblem` where that cannot be, and the reason of the signal where that ends
 * it.
 */
export const readNamedFile = async (
  path: string,
  options: NamedOptions = {},
): Promise<ReadFile> => {
  options.signal?.throwIfAborted();
  try {
    const descriptor = openForReading(path);
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) throw new FileProblem('folder', 'is a folder');
      const awaitsWriter = stats.isFIFO() && !isDescriptor(path);
      return { stats, bytes: await readToEnd({ descriptor, awaitsWriter }, options) };
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    throw explainFileProblem(error);
  }
};
