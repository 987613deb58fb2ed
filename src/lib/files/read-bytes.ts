import { closeSync, constants, openSync, readSync } from 'node:fs';
import { readErrorCode } from '../failures/error-causes.ts';
import { FileProblem } from './file-problem.ts';

/** Most that a settings or credential file may hold, in bytes. */
export const maxSettingsBytes = 256 * 1024;

/** A size as a person reads it: `256 KB`. */
const formatSize = (bytes: number): string => {
  const [unit, name] = bytes >= 1024 * 1024 ? [1024 * 1024, 'MB'] : [1024, 'KB'];
  return bytes < 1024 ? `${bytes} bytes` : `${Math.floor(bytes / unit)} ${name}`;
};

export const createTooLong = (limit: number): FileProblem =>
  new FileProblem('too-long', `is larger than ${formatSize(limit)}`);

/**
 * Opens a file for reading without waiting for anything: a pipe nobody writes to and a terminal
 * would otherwise hold up the whole process.
 */
export const openForReading = (path: string, flags = 0): number => {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
  return openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | flags);
};

/** Does something with an open file, and closes it. */
export const withOpenFile = <T>(descriptor: number, work: (descriptor: number) => T): T => {
  try {
    return work(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** How much is read at once, in bytes. */
const partSize = 64 * 1024;

/** The next bytes of an open file: none at its end, undefined where there are none yet. */
export const readPart = (descriptor: number, most: number): Buffer | undefined => {
  const part = Buffer.allocUnsafe(Math.min(partSize, most));
  try {
    return part.subarray(0, readSync(descriptor, part, 0, part.length, null));
  } catch (error) {
    if (readErrorCode(error) === 'EAGAIN') return undefined;
    throw error;
  }
};

/** All bytes of a regular file. Throws a `FileProblem` where they are more than `limit`. */
export const readWholeFile = (descriptor: number, limit: number): Buffer => {
  const parts: Buffer[] = [];
  let length = 0;
  for (;;) {
    const part = readPart(descriptor, limit + 1 - length);
    if (part === undefined || part.length === 0) return Buffer.concat(parts);
    length += part.length;
    if (length > limit) throw createTooLong(limit);
    parts.push(part);
  }
};
