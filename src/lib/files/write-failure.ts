import { readErrorCode } from '../failures/error-causes.ts';
import { ConfigurationFailure } from '../failures/failures.ts';
import { findReachedLimit } from '../process/system-limits.ts';
import { findBlockingFile } from './blocked-path.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file size limit reached (ulimit -f)',
  ENOENT: 'its folder cannot be created',
  EISDIR: 'it is a folder',
};

/** Why a file cannot be written, in words. */
const explainUnwritten = (path: string, cause: unknown): string => {
  const inPlace = findBlockingFile(path);
  if (inPlace !== undefined) return `${inPlace} is not a folder`;
  return reasons[readErrorCode(cause)] ?? readErrorCode(cause);
};

/** Turns an error of a write into a failure that names the file; returns other errors unchanged. */
export const createWriteFailure = (path: string, cause: unknown): unknown => {
  const limit = findReachedLimit(readErrorCode(cause));
  if (limit) {
    return new ConfigurationFailure(`${path} cannot be written: ${limit.message}`, {
      code: limit.code,
      hint: limit.hint,
      cause,
    });
  }
  return cause instanceof Error && 'syscall' in cause
    ? new ConfigurationFailure(`${path} cannot be written: ${explainUnwritten(path, cause)}`, {
        code: 'unwritable_file',
        hint: 'nothing was changed; check its folder',
        cause,
      })
    : cause;
};
