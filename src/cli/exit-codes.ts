import type { FailureKind } from '../lib/failures/failures.ts';

/** One row of the table of exit codes. */
export interface ExitCode {
  readonly code: number;
  readonly kind: FailureKind | 'done';
  readonly meaning: string;
}

/** Every way a run can end. `imco help exit-codes` prints this table; nothing else knows numbers. */
export const exitCodes: readonly ExitCode[] = [
  { code: 0, kind: 'done', meaning: 'done' },
  {
    code: 1,
    kind: 'failed',
    meaning: 'the platform reported a failure, or the action ended in a failed state',
  },
  { code: 2, kind: 'usage', meaning: 'wrong command, flag or value; confirmation missing' },
  { code: 3, kind: 'target', meaning: 'target not found or ambiguous' },
  {
    code: 4,
    kind: 'credentials',
    meaning: 'credentials refused (401, 403, certificate rejected)',
  },
  {
    code: 5,
    kind: 'conflict',
    meaning: 'wrong state, or input that breaks a rule (400, 409, 422)',
  },
  {
    code: 6,
    kind: 'connection',
    meaning: 'network or TLS: unreachable, wrong CA, host name mismatch, protocol',
  },
  { code: 7, kind: 'timeout', meaning: 'timed out, a request or a wait' },
  { code: 8, kind: 'partial', meaning: 'one or more of several targets failed' },
  {
    code: 9,
    kind: 'unavailable',
    meaning: 'platform unavailable or rate-limiting after retries (429, 5xx)',
  },
  {
    code: 10,
    kind: 'configuration',
    meaning:
      'configuration or credential files missing, unreadable, malformed or mismatched; too few open files',
  },
  { code: 70, kind: 'defect', meaning: 'a defect of imco itself' },
  { code: 130, kind: 'interrupted', meaning: 'interrupted (Ctrl-C)' },
  { code: 143, kind: 'terminated', meaning: 'terminated (SIGTERM)' },
];

/** The number a kind of failure ends the process with. */
export const findExitCode = (kind: FailureKind): number =>
  exitCodes.find((row) => row.kind === kind)?.code ?? 1;
