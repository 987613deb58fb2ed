import type { Resource } from '../catalog/vocabulary.ts';
import { type Failure, Interruption, PartialFailure } from '../failures.ts';
import type { Column, Item, Outcome } from '../output/document.ts';
import { textOf } from './answers.ts';
import { withoutSecrets } from './secrets.ts';
import type { Session, Target } from './session.ts';

/** What became of one target, with the failure itself for the exit code. */
export interface Result {
  readonly target: Target;
  readonly item?: Item | undefined;
  /** What the action answered beside the thing itself. */
  readonly answer?: Item | undefined;
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

const lineOf = ({ target, failure }: Result): readonly string[] => {
  if (!failure) return [];
  const { message, details } = failure;
  const named = message.includes(target.name) ? message : `${target.name}: ${message}`;
  return [details.hint ? `${named}; ${details.hint}` : named];
};

/** What the whole run ends with: an interruption before all else, one failure as it is. */
const verdict = (resource: Resource, results: readonly Result[]): Failure | undefined => {
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const [first] = failures;
  if (!first || results.length === 1) return first;
  const lines = [...new Set(results.flatMap(lineOf))];
  const stopped = failures.find((failure) => failure instanceof Interruption);
  if (stopped)
    return new Interruption(stopped.kind, stopped.message, { ...stopped.details, lines });
  return new PartialFailure(`${failures.length} of ${results.length} ${resource.titles} failed`, {
    lines,
  });
};

/**
 * Writes one outcome a target, and throws what the run ends with when any of them failed. `answer`
 * are the columns of what the action answered beside the thing itself.
 */
export const report = async (
  session: Session,
  resource: Resource,
  results: readonly Result[],
  answer: readonly Column[] = [],
): Promise<void> => {
  await session.writer.document({
    shape: 'outcomes',
    outcomes: results.map((result) => outcomeOf(session, resource, result)),
    answer,
  });
  const failure = verdict(resource, results);
  if (failure) throw failure;
};
