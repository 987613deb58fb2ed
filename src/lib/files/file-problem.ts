import { readErrorCode } from '../failures/error-causes.ts';
import { findReachedLimit, type LimitReached } from '../process/system-limits.ts';

/** Why a file cannot be read or trusted. */
export type FileProblemKind =
  | 'missing'
  | 'folder'
  | 'not-a-folder'
  | 'denied'
  | 'not-regular'
  | 'foreign'
  | 'writable'
  | 'too-long'
  | 'silent'
  | 'encoding'
  | 'limit'
  | 'unreadable';

interface ProblemDetails {
  readonly fix?: string | undefined;
  readonly limit?: LimitReached;
  readonly encoding?: string;
  readonly cause?: unknown;
}

/**
 * Thrown in place of what a file holds. Its message continues a sentence that begins with the file:
 * `can be changed by others`. Nothing of the content is in it.
 */
export class FileProblem extends Error {
  readonly kind: FileProblemKind;
  /** The command that fixes it, if any. */
  readonly fix: string | undefined;
  /** What the system has no more of, whatever the file is. */
  readonly limit: LimitReached | undefined;
  /** The encoding of a file that is not UTF-8, by its name in iconv, if known. */
  readonly encoding: string | undefined;

  constructor(
    kind: FileProblemKind,
    message: string,
    { fix, limit, encoding, cause }: ProblemDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FileProblem';
    this.kind = kind;
    this.fix = fix;
    this.limit = limit;
    this.encoding = encoding;
  }
}

/** Whether the problem is that there is no such file: a folder in its place is none. */
export const isMissingFile = (error: unknown): error is FileProblem =>
  error instanceof FileProblem && ['missing', 'folder', 'not-a-folder'].includes(error.kind);

const readFailureCode = (error: unknown): string => readErrorCode(error) || 'unknown error';

const known: Readonly<Record<string, readonly [FileProblemKind, string]>> = {
  ENOENT: ['missing', 'does not exist'],
  ENOTDIR: ['not-a-folder', 'does not exist: a part of its path is not a folder'],
  EISDIR: ['folder', 'is a folder'],
  EACCES: ['denied', 'cannot be read: permission denied'],
  EPERM: ['denied', 'cannot be read: permission denied'],
  ELOOP: ['unreadable', 'cannot be read: symbolic link loop'],
  ENXIO: ['not-regular', 'cannot be read: no process has opened it'],
  ENAMETOOLONG: ['missing', 'does not exist: its name is too long'],
};

/** What the system says of a file, as a problem with it; problems as they are. */
export const explainFileProblem = (error: unknown): FileProblem => {
  if (error instanceof FileProblem) return error;
  const code = readFailureCode(error);
  const limit = findReachedLimit(code);
  if (limit)
    return new FileProblem('limit', `cannot be read: ${limit.message}`, { limit, cause: error });
  const [kind, message] = known[code] ?? (['unreadable', `cannot be read (${code})`] as const);
  return new FileProblem(kind, message, { cause: error });
};
