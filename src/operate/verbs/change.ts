import { getItemPath } from '../../catalog/paths.ts';
import { listOpenMembers } from '../../catalog/secret-fields.ts';
import type { Resource, SuccessConditions, VerbNote } from '../../catalog/vocabulary.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Request } from '../../platform/platform.ts';
import { buildBody } from '../input/body.ts';
import { flagLabelFor } from '../input/flag-label.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import { explainFixedRow } from '../outcomes/fixed-rows.ts';
import { writeSettled } from '../outcomes/settle.ts';
import { readSameItem } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { readConditionValue } from '../waiting/condition-value.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';

/** A change of one target, ready to send. */
export interface ChangeRequest {
  readonly resource: Resource;
  readonly name: string;
  readonly target: Target;
  readonly values: InputValues;
  readonly awaits: SuccessConditions | undefined;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** Throws a `ConflictFailure` if the guard refuses a change. */
export const checkGuard = (
  guard: VerbNote | undefined,
  { resource, name, target, values }: ChangeRequest,
): void => {
  const reason = guard?.(target.item, values);
  if (reason === undefined) return;
  throw new ConflictFailure(`${name} of ${resource.title} ${target.name}: ${reason}`, {
    code: 'guarded',
    hint: 'nothing was sent; use --force to send it anyway',
  });
};

/** The end of a change that continues after its response; most changes end with it. */
const findStartedWait = (
  { awaits }: ChangeRequest,
  item: InputValues,
): SuccessConditions | undefined => {
  if (awaits?.on) return awaits;
  const value = readConditionValue(item, awaits?.field ?? 'state');
  return typeof value === 'string' && awaits?.transitional?.includes(value) ? awaits : undefined;
};

/**
 * Sends a change; resolves to the row as the platform returned it, or to undefined in a dry run.
 * Throws a `ConflictFailure` if the target cannot be changed.
 */
export const submitChange = async (
  session: Session,
  { resource, name, target, values }: ChangeRequest,
): Promise<Item | undefined> => {
  const fixed = explainFixedRow(resource, target, name);
  if (fixed) throw fixed;
  const path = buildPath(getItemPath(resource), { ...target.scope, id: target.id });
  const request: Request = {
    method: 'PUT',
    path,
    body: buildBody(resource.fields, values),
    openMembers: listOpenMembers(resource.fields),
  };
  if (session.options.dryRun) {
    await writeRequests(session, [request]);
    return undefined;
  }
  const answer = await session.platform.send(request, {
    signal: session.host.signal,
    called: flagLabelFor(resource.fields),
  });
  return readSameItem(answer, target.id, `PUT ${path}`);
};

/** Waits for the end of a change that was sent, and shows the result. */
export const reportChange = async (
  session: Session,
  change: ChangeRequest,
  item: Item,
): Promise<void> => {
  const { resource, target, wait } = change;
  await writeSettled(session, {
    resource,
    item,
    scope: target.scope,
    awaits: findStartedWait(change, item),
    next: undefined,
    wait,
  });
};

/**
 * Sends a change, waits for its end and shows the result. Throws a `ConflictFailure` if the target
 * cannot be changed.
 */
export const sendChange = async (session: Session, change: ChangeRequest): Promise<void> => {
  const item = await submitChange(session, change);
  if (item) await reportChange(session, change, item);
};
