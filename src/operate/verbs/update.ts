import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb, getItemPath } from '../../catalog/paths.ts';
import type { Resource, UpdateVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import {
  type BodyInput,
  readValues,
  requireSomeFields,
  type WantedFields,
  withNameForm,
} from '../input/body.ts';
import { checkFits, checkNameIsFree } from '../input/fits.ts';
import { checkInputRules } from '../input/input-rules.ts';
import { checkLimits } from '../input/limits.ts';
import { mergeInto, withResent } from '../input/merge.ts';
import { canAskSecrets, readSecretInputs } from '../input/secret-input.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { canShow } from '../targets/row-reader.ts';
import type { Target } from '../targets/target.ts';
import { resolveSingleTarget } from '../targets/targets.ts';
import type { WaitChoice } from '../waiting/condition-words.ts';
import { explainWrongState } from '../waiting/states.ts';
import { type ChangeRequest, checkGuard, sendChange } from './change.ts';

/** An update as given on the command line. */
export interface UpdateCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: UpdateVerb;
  readonly word: string;
  readonly parents: Parents;
  readonly input: BodyInput;
  /** `--merge-attributes`: merge the field instead of replacing it. */
  readonly merge: boolean;
  /** `--force`: skip the checks of the state and of safety. */
  readonly force: boolean;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

const listFlags = ({ fields }: WantedFields): string =>
  Object.entries(fields)
    .map(([key, field]) => `--${formatFlagName(key, field)}`)
    .join(', ');

/** Throws if no changes are given, unless imco can ask for a secret as the only change. */
const checkHasChanges = (
  session: Session,
  wanted: WantedFields,
  name: string,
  values: InputValues,
): void => {
  const canAsk = canAskSecrets(session) && Object.values(wanted.fields).every((one) => one.secret);
  if (Object.keys(values).length > 0 || canAsk) return;
  throw new UsageFailure(`${name} needs at least one change`, {
    code: 'missing_flag',
    hint: `use ${listFlags(wanted)} or --from-file`,
  });
};

/** The target with all fields that the update needs, even if its list has fewer. */
const readWholeTarget = async (
  { cache }: Session,
  { resource, verb: { replaces, resends, rules } }: UpdateCall,
  target: Target,
): Promise<Target> => {
  const isWholeNeeded = replaces !== undefined || rules !== undefined;
  const isPart = isWholeNeeded && findListVerb(resource)?.lacks !== undefined;
  // What is sent again must be what the platform has now.
  if (!isPart && !(resends && canShow(resource))) return target;
  return { ...target, item: await cache.readOne(resource, target.id, target.scope) };
};

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** Notes which fields lose their previous content, because the new value replaces it. */
const noteReplaced = (
  session: Session,
  { verb, merge }: UpdateCall,
  target: Target,
  sent: InputValues,
) => {
  const merged = merge ? verb.merges : undefined;
  const replaced = (verb.replaces ?? []).filter(
    (key) => key in sent && key !== merged && !isEmpty(target.item[key]),
  );
  if (replaced.length === 0) return;
  const names = replaced.map((key) => key.replaceAll('_', ' ')).join(', ');
  const way =
    verb.merges && replaced.includes(verb.merges)
      ? '; use --merge-attributes to keep the rest'
      : '';
  session.writer.note(`replaced entirely: ${names}${way}`);
};

/** Throws a `ConflictFailure` if the platform would refuse a change in the state of the target. */
const checkUpdateState = ({ resource, name, verb: { when } }: UpdateCall, target: Target): void => {
  const failure = when && explainWrongState(resource, name, { when }, target);
  if (failure) throw failure;
};

/** Changes fields of one resource; other fields stay unchanged. */
export const updateTargets = async (session: Session, call: UpdateCall): Promise<void> => {
  const { resource, verb, name, merge } = call;
  const fields = requireSomeFields(resource.fields, verb.takes);
  const { otherFields } = verb;
  const command = `${resource.noun} ${name}`;
  const wanted: WantedFields = { fields, needs: [], otherFields, command };
  const values = withNameForm(resource, await readValues(session.host, wanted, call.input));
  checkHasChanges(session, wanted, name, values);
  if (merge && verb.merges && values[verb.merges] === undefined) {
    const field = fields[verb.merges];
    const flag = field ? formatFlagName(verb.merges, field) : verb.merges;
    throw new UsageFailure(`--merge-${flag} needs --${flag}`, { code: 'missing_flag' });
  }
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const single = await resolveSingleTarget(session.cache, resource, [call.word], scope);
  if (!single) return;
  if (!call.force) checkUpdateState(call, single);
  const target = await readWholeTarget(session, call, single);
  const before = { ...target.item, ...target.scope };
  const known = await resolveReferences(session.cache, resource.fields, values, before);
  const keys = Object.keys(known).length === 0 ? verb.takes : Object.keys(known);
  const complete = await readSecretInputs(session, resource.fields, keys, {
    ...target.item,
    ...known,
  });
  const changed = Object.fromEntries(keys.map((key) => [key, complete[key]]));
  const merged = merge && verb.merges ? mergeInto(target.item, changed, verb.merges) : changed;
  checkInputRules({ rules: verb.rules, fields, values: merged, target, command });
  await checkFits(session, { fields, values: merged, before });
  await checkLimits(session, { resource, fields, values: merged, before });
  await checkNameIsFree(session, {
    resource,
    name: merged.name,
    scope: target.scope,
    id: target.id,
  });
  const { wait } = call;
  const change: ChangeRequest = {
    resource,
    name,
    target,
    values: withResent(target.item, merged, verb.resends),
    awaits: verb.awaits,
    wait,
  };
  if (!call.force) checkGuard(verb.guard, change);
  const remark = verb.remark?.(target.item, merged);
  if (remark !== undefined) session.writer.warnOfInput(remark);
  noteReplaced(session, call, target, merged);
  await sendChange(session, change);
};
