import type { ErrorCode } from '../failures/error-codes.ts';
import { readOpenFilesLimit } from '../files/open-files.ts';

/** What the system has no more of. */
export interface LimitReached {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

/** The code of a failure for want of open files: it passes where others are closed. */
export const tooManyFilesCode = 'too_many_open_files';

const createTooManyFiles = (): LimitReached => {
  const limit = readOpenFilesLimit();
  return {
    code: tooManyFilesCode,
    message: `too many open files${limit === undefined ? '' : ` (ulimit -n is ${limit})`}`,
    hint: 'raise the limit (ulimit -n), or send fewer requests in parallel (IMCO_CONCURRENCY)',
  };
};

const createTooManyOnMachine = (): LimitReached => ({
  code: tooManyFilesCode,
  message: 'too many open files on this machine',
  hint: 'close other programs, or raise the limit of the machine (fs.file-max on Linux)',
});

const createOutOfMemory = (): LimitReached => ({
  code: 'out_of_memory',
  message: 'not enough memory',
  hint: 'close other programs, or raise the memory limit (ulimit -v, or of the container)',
});

const byCode: Readonly<Record<string, () => LimitReached>> = {
  EMFILE: createTooManyFiles,
  ENFILE: createTooManyOnMachine,
  ENOMEM: createOutOfMemory,
  ENOBUFS: createOutOfMemory,
  ERR_MEMORY_ALLOCATION_FAILED: createOutOfMemory,
};

/** What the system has no more of, by the code of its error; undefined for every other error. */
export const findReachedLimit = (code: string): LimitReached | undefined =>
  Object.hasOwn(byCode, code) ? byCode[code]?.() : undefined;
