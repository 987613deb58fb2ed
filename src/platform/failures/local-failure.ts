import { createDefect } from '../../lib/failures/defect.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { findOpenFilesProblem } from '../../lib/files/open-files.ts';
import { recogniseSystemFailure } from './system-failure.ts';

/** What is thrown where the code is wrong, not where a connection is: those of a connection are plain. */
const ofProgram = [TypeError, RangeError, ReferenceError, SyntaxError];

/** Names are resolved with files: where none can be opened, the system says that there is no name. */
const findNameCause = (error: unknown): unknown =>
  /^(?:ENOTFOUND|EAI_\w+|ENODATA)$/.test(readErrorCode(error)) ? findOpenFilesProblem() : undefined;

/** The failure behind an error that says nothing of a connection; undefined for all others. */
export const findLocalFailure = (error: unknown): Failure | undefined => {
  if (error instanceof Failure) return error;
  const failure = recogniseSystemFailure(findNameCause(error) ?? error);
  if (failure) return failure;
  const isOfProgram =
    readErrorCode(error) === '' && ofProgram.some((kind) => error instanceof kind);
  return isOfProgram ? createDefect(error) : undefined;
};
