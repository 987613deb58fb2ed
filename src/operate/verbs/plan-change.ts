import type { Resource, UpdateVerb } from '../../catalog/vocabulary.ts';
import { requireSomeFields } from '../input/body.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { checkInputRules } from '../input/input-rules.ts';
import { checkLimits } from '../input/limits.ts';
import { mergeInto, withResent } from '../input/merge.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';
import { explainWrongState } from '../waiting/states.ts';
import { type ChangeRequest, checkGuard } from './change.ts';

/** An update without its target and its values. */
export interface CheckedUpdate {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: UpdateVerb;
  /** `--merge-attributes`: merge the field instead of replacing it. */
  readonly merge: boolean;
  /** `--force`: skip the checks of the state and of safety. */
  readonly force: boolean;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** Throws a `ConflictFailure` if the platform would refuse a change in the state of the target. */
export const checkUpdateState = (
  { resource, name, verb: { when } }: Pick<CheckedUpdate, 'resource' | 'name' | 'verb'>,
  target: Target,
): void => {
  const failure = when && explainWrongState(resource, name, { when }, target);
  if (failure) throw failure;
};

/**
 * Checks changed values of a target, references as ids; resolves to the change, ready to send. Only
 * reading requests are sent.
 */
export const planChange = async (
  session: Session,
  { resource, name, verb, merge, force, wait }: CheckedUpdate,
  target: Target,
  changed: InputValues,
): Promise<ChangeRequest> => {
  const fields = requireSomeFields(resource.fields, verb.takes);
  const command = `${resource.noun} ${name}`;
  const merged = merge && verb.merges ? mergeInto(target.item, changed, verb.merges) : changed;
  checkInputRules({ rules: verb.rules, fields, values: merged, target, command });
  const before = { ...target.item, ...target.scope };
  await checkFits(session, { fields, values: merged, before });
  await checkLimits(session, { resource, fields, values: merged, before });
  await checkNameIsFree(session, {
    resource,
    name: merged.name,
    scope: target.scope,
    id: target.id,
  });
  const change: ChangeRequest = {
    resource,
    name,
    target,
    values: withResent(target.item, merged, verb.resends),
    awaits: verb.awaits,
    wait,
  };
  if (!force) checkGuard(verb.guard, change);
  const remark = verb.remark?.(target.item, merged);
  if (remark !== undefined) session.writer.warnOfInput(remark);
  return change;
};
