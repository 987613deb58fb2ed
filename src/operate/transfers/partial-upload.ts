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
import { isUncertain, withCheckHint } from './resume.ts';

/** Timeout for removing a partial upload, in ms; it runs after the failure. */
const patienceMs = 10_000;

/** A resource created by an upload that did not finish. */
export interface PartialUpload {
  readonly resource: Resource;
  readonly id: string;
  readonly scope: ParentScope;
  /** The command that shows its task, which the request that failed may have started. */
  readonly resume: string | undefined;
}

/** Removes it, even after an interruption; returns the reason if that fails. */
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
    // It is already deleted.
    if (failure instanceof TargetFailure) return undefined;
    if (failure instanceof Failure) return failure.message;
    return `no response within ${patienceMs / 1000} s`;
  }
};

/** The verb that deletes a row of a resource; undefined if there is none. */
const findRemoval = ({ verbs }: Resource): string | undefined =>
  Object.entries(verbs).find(
    ([, verb]) => verb.kind === 'action' && verb.method === 'DELETE' && verb.path === '',
  )?.[0];

/** The command that removes it manually. */
const removeCommand = ({ resource, id, scope }: PartialUpload): string => {
  const name = findRemoval(resource) ?? 'delete';
  return formatVerbCommand(resource, name, { word: `id:${id}`, scope });
};

/** The reason why the upload stopped; an interruption has no specific message. */
const findReason = (failure: Failure): string =>
  failure instanceof Interruption ? 'the upload was stopped' : failure.message;

/** The hint after a removed partial upload, which replaces the one of a broken connection. */
const hintAfter = (failure: Failure): { readonly hint?: string } => {
  if (failure instanceof Interruption) return { hint: 'the incomplete upload was removed' };
  return failure instanceof ConnectionFailure || failure instanceof TimeoutFailure
    ? { hint: 'the incomplete upload was removed; run the command again' }
    : {};
};

/** A failure that leaves behind what no request deletes. */
const withLeftover = ({ resource, id, resume }: PartialUpload, failure: Failure): Failure => {
  const left = withDetails(failure, findReason(failure), {
    lines: [
      ...(failure.details.lines ?? []),
      `${resource.title} ${id} is left behind; it cannot be deleted`,
    ],
    hint: 'run the command again',
  });
  return resume !== undefined && isUncertain(failure) ? withCheckHint(left, resume) : left;
};

/**
 * Removes the resource that a failed upload created. Returns the failure of the run: the same one,
 * with the result of the removal, or with the id and the command if the resource was left behind.
 */
export const explainPartialUpload = async (
  session: Session,
  upload: PartialUpload,
  failure: unknown,
): Promise<unknown> => {
  const { resource, id } = upload;
  const thing = `${resource.title} ${id}`;
  const isRemovable = findRemoval(resource) !== undefined;
  const trouble = isRemovable ? await remove(session, upload) : undefined;
  // A bug in imco is reported as one.
  if (!(failure instanceof Failure)) return failure;
  if (!isRemovable) return withLeftover(upload, failure);
  if (trouble === undefined) {
    return withDetails(failure, findReason(failure), {
      lines: [...(failure.details.lines ?? []), `${thing} was created for it and deleted again`],
      ...hintAfter(failure),
    });
  }
  return withDetails(failure, `${findReason(failure)}; ${thing} was left behind`, {
    lines: [...(failure.details.lines ?? []), `${thing} could not be deleted: ${trouble}`],
    hint: `remove it: ${removeCommand(upload)}`,
  });
};
