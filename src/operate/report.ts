import type { Resource } from '../catalog/vocabulary.ts';
import { type Failure, PartialFailure } from '../failures.ts';
import type { Item, Outcome } from '../output/document.ts';
import { textOf } from './answers.ts';
import { withoutSecrets } from './secrets.ts';
import type { Session, Target } from './session.ts';

/** What became of one target, with the failure itself for the exit code. */
export interface Result {
  readonly target: Target;
  readonly item?: Item | undefined;
  /** What the action answered beside the thing itself. */
  readonly answer?: unknown;
  /** The state, where the answer is not the thing itself. */
  readonly state?: string;
  readonly unchanged?: true;
  readonly failure?: Failure;
}

/** A failure as it stands in an outcome. */
const errorOf = (failure: Failure): NonNullable<Outcome['error']> => {
  const { hint, status, fields } = failure.details;
  return {
    code: failure.code,
    message: failure.message,
    ...(hint !== undefined && { hint }),
    ...(status !== undefined && { status }),
    ...(fields !== undefined && { fields }),
  };
};

const outcomeOf = (session: Session, resource: Resource, result: Result): Outcome => {
  const { target, item, answer, failure } = result;
  const state = item ? textOf(item, 'state') : result.state;
  const row = item && Object.keys(item).length > 0 ? withoutSecrets(session, resource, item) : null;
  const shown = answer ?? row;
  return {
    id: target.id,
    name: target.name,
    ok: !failure,
    ...(result.unchanged && { unchanged: true }),
    ...(state && { state }),
    ...(shown != null && { result: shown }),
    ...(failure && { error: errorOf(failure) }),
  };
};

/**
 * Writes one outcome a target. Throws the failure that gives the exit code when any failed: the
 * failure itself when there was one target, a `PartialFailure` when there were several.
 */
export const report = async (
  session: Session,
  resource: Resource,
  results: readonly Result[],
): Promise<void> => {
  await session.writer.document({
    shape: 'outcomes',
    outcomes: results.map((result) => outcomeOf(session, resource, result)),
  });
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const [first] = failures;
  if (!first) return;
  if (results.length === 1) throw first;
  throw new PartialFailure(`${failures.length} of ${results.length} ${resource.title}s failed`, {
    lines: failures.map(({ message, details }) =>
      details.hint ? `${message}; ${details.hint}` : message,
    ),
  });
};
