import { getItemPath } from '../../catalog/paths.ts';
import type { Resource, SuccessConditions, VerbNote } from '../../catalog/vocabulary.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import { buildBody } from '../input/body.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { writeSettled } from '../outcomes/settle.ts';
import { readSameItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { readConditionValue } from '../waiting/condition-value.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';

/** A change of one thing, ready to be sent. */
export interface ChangeRequest {
  readonly resource: Resource;
  readonly name: string;
  readonly target: Target;
  readonly values: InputValues;
  readonly awaits: SuccessConditions | undefined;
  /** What is waited for; undefined for nothing. */
  readonly wait: WaitChoice | undefined;
}

/** Throws a `ConflictFailure` where the guard holds a change back. */
export const checkGuard = (
  guard: VerbNote | undefined,
  { resource, name, target, values }: ChangeRequest,
): void => {
  const reason = guard?.(target.item, values);
  if (reason === undefined) return;
  throw new ConflictFailure(`${name} of ${resource.title} ${target.name}: ${reason}`, {
    code: 'guarded',
    hint: 'nothing was sent; add --force if that is meant',
  });
};

/** What is awaited of a thing that the change set going; most changes are done at once. */
const findStartedWait = (
  { awaits }: ChangeRequest,
  item: InputValues,
): SuccessConditions | undefined => {
  const value = readConditionValue(item, awaits?.field ?? 'state');
  return typeof value === 'string' && awaits?.transitional?.includes(value) ? awaits : undefined;
};

/** Sends a change, waits for what it set going and shows it. */
export const sendChange = async (session: Session, change: ChangeRequest): Promise<void> => {
  const { resource, target, values, wait } = change;
  const path = buildPath(getItemPath(resource), { ...target.scope, id: target.id });
  const request: Request = { method: 'PUT', path, body: buildBody(resource.fields, values) };
  if (session.options.dryRun) {
    await writeRequests(session, [request]);
    return;
  }
  const answer = await session.platform.send(request, {
    signal: session.host.signal,
    called: flagLabelFor(resource.fields),
  });
  const item = readSameItem(answer, target.id, `PUT ${path}`);
  const awaits = findStartedWait(change, item);
  await writeSettled(session, {
    resource,
    item,
    scope: target.scope,
    awaits,
    next: undefined,
    wait,
  });
};
