/** Errors of this machine or of imco's own files; they are not about a connection. */
import { dirname } from 'node:path';
import { readErrorCode, readErrorMessage, readErrorText } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure, type Failure } from '../../lib/failures/failures.ts';
import { findReachedLimit, type LimitReached } from '../../lib/process/system-limits.ts';

/** The folder of the built program; this code is in it or in a folder directly below. */
const program = dirname(__dirname);

/** Whether a file of the program is damaged or incomplete. */
const isBrokenCode = (thrown: unknown): boolean =>
  readErrorText(thrown, 'name') === 'CompileError' ||
  (thrown instanceof SyntaxError && (thrown.stack ?? '').startsWith(program));

/** Whether a file of the program cannot be read: Node names it in path or message. */
const isOwnFile = (thrown: unknown): boolean =>
  [readErrorText(thrown, 'path'), readErrorMessage(thrown)].some((text) => text.includes(program));

const createIncomplete = (thrown: unknown): LimitReached => ({
  code: 'incomplete_installation',
  message: `a file of the imco installation cannot be read: ${readErrorMessage(thrown).split('\n', 1)[0]}`,
  hint: 'imco may have been upgraded or removed while it ran: run the command again, or reinstall imco',
});

const findLimit = (thrown: unknown): LimitReached | undefined => {
  const code = readErrorCode(thrown);
  // V8 reports it without a code.
  const isMemory =
    thrown instanceof RangeError && /out of memory|allocation failed/i.test(thrown.message);
  const limit = findReachedLimit(isMemory ? 'ENOMEM' : code);
  if (limit) return limit;
  if (isBrokenCode(thrown)) return createIncomplete(thrown);
  return /^(?:E[A-Z]+|MODULE_NOT_FOUND|ERR_MODULE_NOT_FOUND)$/.test(code) && isOwnFile(thrown)
    ? createIncomplete(thrown)
    : undefined;
};

/**
 * The failure for an error of the system that is not a defect of imco; undefined for every other
 * error. `note` is added to the hint.
 */
export const recogniseSystemFailure = (thrown: unknown, note?: string): Failure | undefined => {
  const found = findLimit(thrown);
  if (!found) return undefined;
  const { message, code, hint } = found;
  return new ConfigurationFailure(message, {
    code,
    hint: note === undefined ? hint : `${hint}; ${note}`,
    cause: thrown,
  });
};
