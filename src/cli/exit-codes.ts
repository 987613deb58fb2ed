import type { FailureKind } from '../lib/failures/failures.ts';

/** One row of the table of exit codes. */
export interface ExitCode {
  readonly code: number;
  readonly kind: FailureKind | 'done';
  readonly meaning: string;
}

/** All exit codes. `imco help exit-codes` prints this table; no other code contains the numbers. */
export const exitCodes: readonly ExitCode[] = [
  { code: 0, kind: 'done', meaning: 'success' },
  {
    code: 1,
    kind: 'failed',
    meaning: 'the platform reported a failure, or the action ended in a failed state',
  },
  { code: 2, kind: 'usage', meaning: 'invalid command, flag or value, or missing confirmation' },
  { code: 3, kind: 'target', meaning: 'target not found or ambiguous' },
  {
    code: 4,
    kind: 'credentials',
    meaning: 'credentials rejected (401, 403, client certificate)',
  },
  {
    code: 5,
    kind: 'conflict',
    meaning: 'wrong state or invalid input (400, 409, 422)',
  },
  {
    code: 6,
    kind: 'connection',
    meaning: 'connection or TLS error: unreachable, wrong CA, host name mismatch, protocol',
  },
  { code: 7, kind: 'timeout', meaning: 'a request or a wait timed out' },
  { code: 8, kind: 'partial', meaning: 'one or more of several targets failed' },
  {
    code: 9,
    kind: 'unavailable',
    meaning: 'platform unavailable or rate limited after retries (429, 5xx)',
  },
  {
    code: 10,
    kind: 'configuration',
    meaning: 'invalid configuration, missing or unreadable credentials, or too few open files',
  },
  { code: 70, kind: 'defect', meaning: 'internal error of imco' },
  { code: 130, kind: 'interrupted', meaning: 'interrupted (Ctrl-C)' },
  { code: 143, kind: 'terminated', meaning: 'terminated (SIGTERM)' },
];

/** The exit code of a kind of failure. */
export const findExitCode = (kind: FailureKind): number =>
  exitCodes.find((row) => row.kind === kind)?.code ?? 1;
