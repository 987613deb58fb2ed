/** Runs checks in order, and skips those that depend on a failed one. */
import { Failure, type FailureKind, Interruption } from '../../lib/failures/failures.ts';

export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** The result of a check. */
export interface Verdict {
  readonly status: CheckStatus;
  readonly message: string;
  /** How to fix it. */
  readonly fix?: string | undefined;
  /** Of a failed check: the kind of failure that any other command would end with. */
  readonly kind?: FailureKind;
}

/** One check. */
export interface Check {
  readonly name: string;
  /** Names of the checks that must pass first. */
  readonly needs: readonly string[];
  /** A `Failure` it throws becomes its result. */
  readonly look: () => Promise<Verdict> | Verdict;
}

/** A completed check. */
export interface CheckFinding extends Verdict {
  readonly check: string;
}

export const passCheck = (message: string): Verdict => ({ status: 'ok', message });

export const warnCheck = (message: string, fix: string): Verdict => ({
  status: 'warning',
  message,
  fix,
});

export const failCheck = (kind: FailureKind, message: string, fix: string): Verdict => ({
  status: 'failed',
  message,
  fix,
  kind,
});

export const skipCheck = (message: string): Verdict => ({ status: 'skipped', message });

/** A failure as the result of a check. */
export const runCheck = ({ kind, message, details }: Failure): Verdict => ({
  status: 'failed',
  message,
  kind,
  ...(details.hint !== undefined && { fix: details.hint }),
});

const makeCheck = async ({ look }: Check): Promise<Verdict> => {
  try {
    return await look();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown instanceof Interruption) throw thrown;
    return runCheck(thrown);
  }
};

/**
 * Runs the checks one after another. A check that depends on a failed one, directly or not, is
 * skipped, and its result names the failed check.
 */
export const runChecks = async (checks: readonly Check[]): Promise<readonly CheckFinding[]> => {
  const findings: CheckFinding[] = [];
  /** The failed check that causes others to be skipped, by the name of the check they need. */
  const causes = new Map<string, string>();
  for (const check of checks) {
    const cause = check.needs.flatMap((name) => causes.get(name) ?? [])[0];
    const verdict =
      cause === undefined ? await makeCheck(check) : skipCheck(`depends on "${cause}"`);
    if (cause !== undefined) causes.set(check.name, cause);
    if (verdict.status === 'failed') causes.set(check.name, check.name);
    findings.push({ check: check.name, ...verdict });
  }
  return findings;
};

/** Checks that can fail although imco works. */
const harmless = new Set(['permissions']);

/** The failure to exit with: of the first failed check, preferring those that stop imco. */
export const findWorst = (findings: readonly CheckFinding[]): FailureKind | undefined => {
  const wrong = findings.filter(({ status }) => status === 'failed');
  return (wrong.find(({ check }) => !harmless.has(check)) ?? wrong[0])?.kind;
};
