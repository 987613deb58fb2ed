import { createDefect } from '../../lib/failures/defect.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { findOpenFilesProblem } from '../../lib/files/open-files.ts';
import { recogniseSystemFailure } from './system-failure.ts';

/** Types of errors in the program itself; connection errors are plain `Error`s. */
const ofProgram = [TypeError, RangeError, ReferenceError, SyntaxError];

/** The resolver opens files: at the limit of open files it reports an unknown name instead. */
const findNameCause = (error: unknown): unknown =>
  /^(?:ENOTFOUND|EAI_\w+|ENODATA)$/.test(readErrorCode(error)) ? findOpenFilesProblem() : undefined;

/** The failure for an error that is not about a connection; undefined for all others. */
export const findLocalFailure = (error: unknown): Failure | undefined => {
  if (error instanceof Failure) return error;
  const failure = recogniseSystemFailure(findNameCause(error) ?? error);
  if (failure) return failure;
  const isOfProgram =
    readErrorCode(error) === '' && ofProgram.some((kind) => error instanceof kind);
  return isOfProgram ? createDefect(error) : undefined;
};
