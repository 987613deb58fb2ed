import type { Resource } from '../../catalog/vocabulary.ts';
import {
  ConnectionFailure,
  Failure,
  Interruption,
  TargetFailure,
  TimeoutFailure,
} from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import { checkNothingElse } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { ParentScope } from '../targets/target.ts';
import { formatVerbCommand } from '../waiting/states.ts';

/** Longest the removal of a partial upload may take, in ms; it comes after the failure. */
const patienceMs = 10_000;

/** Something created by an upload that did not finish. */
export interface PartialUpload {
  readonly resource: Resource;
  readonly id: string;
  readonly scope: ParentScope;
}

/** Removes it, also after the signal of the run has come; answers why it could not. */
const remove = async (
  { platform }: Session,
  { resource, id, scope }: PartialUpload,
): Promise<string | undefined> => {
  const request = buildActionRequest(resource, { method: 'DELETE', path: '' }, { id, scope });
  try {
    const answer = await platform.send(request, { signal: AbortSignal.timeout(patienceMs) });
    checkNothingElse(answer, [id], `DELETE ${request.path}`);
    return undefined;
  } catch (failure) {
    // It is gone already.
    if (failure instanceof TargetFailure) return undefined;
    if (failure instanceof Failure) return failure.message;
    return `no answer within ${patienceMs / 1000} s`;
  }
};

/** The command that removes one by hand. */
const removeCommand = ({ resource, id, scope }: PartialUpload): string => {
  const [name = 'delete'] =
    Object.entries(resource.verbs).find(
      ([, verb]) => verb.kind === 'action' && verb.method === 'DELETE' && verb.path === '',
    ) ?? [];
  return formatVerbCommand(resource, name, { word: `id:${id}`, scope });
};

/** What stopped the upload in our words; an interruption itself says no more than that it came. */
const findReason = (failure: Failure): string =>
  failure instanceof Interruption ? 'the upload was stopped' : failure.message;

/** What broke off may be carried out as a rule; what was deleted again may not. */
const hintAfter = (failure: Failure): { readonly hint?: string } => {
  if (failure instanceof Interruption) return { hint: 'nothing is left of it' };
  return failure instanceof ConnectionFailure || failure instanceof TimeoutFailure
    ? { hint: 'nothing is left of it: run the command again' }
    : {};
};

/**
 * Removes what an upload created before it failed. Answers the failure to end with: the same, with
 * what became of the thing; where it had to be left behind with its id and how to remove it.
 */
export const explainPartialUpload = async (
  session: Session,
  upload: PartialUpload,
  failure: unknown,
): Promise<unknown> => {
  const { resource, id } = upload;
  const thing = `${resource.title} ${id}`;
  const trouble = await remove(session, upload);
  // A bug of ours is reported as one.
  if (!(failure instanceof Failure)) return failure;
  if (trouble === undefined) {
    return withDetails(failure, findReason(failure), {
      lines: [...(failure.details.lines ?? []), `${thing} was made for it, and deleted again`],
      ...hintAfter(failure),
    });
  }
  return withDetails(failure, `${findReason(failure)}; ${thing} is left behind`, {
    lines: [...(failure.details.lines ?? []), `${thing} could not be deleted: ${trouble}`],
    hint: `remove it: ${removeCommand(upload)}`,
  });
};
