/** Errors that are this machine's, or imco's own files': they say nothing of a connection. */
import { dirname } from 'node:path';
import { readErrorCode, readErrorMessage, readErrorText } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure, type Failure } from '../../lib/failures/failures.ts';
import { findReachedLimit, type LimitReached } from '../../lib/process/system-limits.ts';

/** The folder of the built program: this is in one of the files in it or right below. */
const program = dirname(__dirname);

/** A library or its code that is there, but not whole. */
const isBrokenCode = (thrown: unknown): boolean =>
  readErrorText(thrown, 'name') === 'CompileError' ||
  (thrown instanceof SyntaxError && (thrown.stack ?? '').startsWith(program));

/** A file of imco itself that cannot be read any more: Node names it in one of these. */
const isOwnFile = (thrown: unknown): boolean =>
  [readErrorText(thrown, 'path'), readErrorMessage(thrown)].some((text) => text.includes(program));

const createIncomplete = (thrown: unknown): LimitReached => ({
  code: 'incomplete_installation',
  message: `a file of the imco installation cannot be read: ${readErrorMessage(thrown).split('\n', 1)[0]}`,
  hint: 'imco may have been upgraded or removed while it ran: run the command again, or reinstall imco',
});

const findLimit = (thrown: unknown): LimitReached | undefined => {
  const code = readErrorCode(thrown);
  // V8 says it in words alone.
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
 * The failure behind an error of the system that is no defect of imco, wherever it comes from;
 * undefined for every other error. `note` is added to what to do about it.
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
