import type { Resource } from '../../catalog/vocabulary.ts';
import type { Failure } from '../../lib/failures/failures.ts';
import type { Item, Outcome } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import { maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';

/** The result of one target, with the failure itself for the exit code. */
export interface Result {
  readonly target: Target;
  readonly item?: Item | undefined;
  /** The response of the action, if it is not the resource itself. */
  readonly answer?: Item | undefined;
  /** The state, if the response is not the resource itself. */
  readonly state?: string;
  /** New rows of another resource that the action brought. */
  readonly added?: readonly Item[];
  readonly unchanged?: true;
  /** The platform accepted it, and its end has not been seen. */
  readonly requested?: true;
  readonly failure?: Failure;
}

/** A failure as part of an outcome. */
export const createOutcomeError = (failure: Failure): NonNullable<Outcome['error']> => {
  const { hint, status, fields } = failure.details;
  return {
    code: failure.code,
    message: failure.message,
    ...(hint !== undefined && { hint }),
    ...(status !== undefined && { status }),
    ...(fields !== undefined && { fields }),
  };
};

/** The outcome of an action on a row of a resource. */
export const createOutcome = (
  session: Session,
  resource: Pick<Resource, 'fields' | 'stateField'>,
  result: Result,
): Outcome => {
  const { target, item, answer, failure } = result;
  const state = item ? readText(item, resource.stateField) : result.state;
  const row = item && Object.keys(item).length > 0 ? maskSecrets(session, resource, item) : null;
  const shown = answer ?? row;
  return {
    // What could not be created has none.
    id: failure && target.id === '' ? null : target.id,
    name: target.name,
    ok: !failure,
    ...(result.unchanged && { unchanged: true }),
    ...(result.requested && !failure && { requested: true }),
    ...(state && { state }),
    ...(shown != null && { result: shown }),
    ...(result.added && { added: result.added }),
    ...(failure && { error: createOutcomeError(failure) }),
  };
};

/** A failed result as one line, with the next step. */
export const formatOutcomeLine = ({
  target,
  failure,
}: Pick<Result, 'target' | 'failure'>): readonly string[] => {
  if (!failure) return [];
  const { message, details } = failure;
  const withName = message.includes(target.name) ? message : `${target.name}: ${message}`;
  return [details.hint ? `${withName}; ${details.hint}` : withName];
};
