/** Checks in order: what one finds, and which of them have nothing to look at when it fails. */
import { Failure, type FailureKind, Interruption } from '../../lib/failures/failures.ts';

export type CheckStatus = 'ok' | 'warning' | 'failed' | 'skipped';

/** What a check found. */
export interface Verdict {
  readonly status: CheckStatus;
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string | undefined;
  /** Of what failed, what any other command would fail as. */
  readonly kind?: FailureKind;
}

/** One thing to look at. */
export interface Check {
  readonly name: string;
  /** The checks without which this one has nothing to look at. */
  readonly needs: readonly string[];
  /** A `Failure` it throws is what it found. */
  readonly look: () => Promise<Verdict> | Verdict;
}

/** A check that was made. */
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

/** A failure as a finding. */
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
 * Makes the checks one after the other. One that needs a check that failed, or was skipped for such
 * a one, is skipped and names it: the first that failed is the cause.
 */
export const runChecks = async (checks: readonly Check[]): Promise<readonly CheckFinding[]> => {
  const findings: CheckFinding[] = [];
  /** What keeps those that need a check from being made, by the name of that check. */
  const causes = new Map<string, string>();
  for (const check of checks) {
    const cause = check.needs.flatMap((name) => causes.get(name) ?? [])[0];
    const verdict =
      cause === undefined ? await makeCheck(check) : skipCheck(`needs "${cause}" to be ok`);
    if (cause !== undefined) causes.set(check.name, cause);
    if (verdict.status === 'failed') causes.set(check.name, check.name);
    findings.push({ check: check.name, ...verdict });
  }
  return findings;
};

/** Checks that fail without keeping imco from working. */
const harmless = new Set(['modes']);

/** What a run ends with: the kind of the first check that failed, of those first that stop imco. */
export const findWorst = (findings: readonly CheckFinding[]): FailureKind | undefined => {
  const wrong = findings.filter(({ status }) => status === 'failed');
  return (wrong.find(({ check }) => !harmless.has(check)) ?? wrong[0])?.kind;
};
