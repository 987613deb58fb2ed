import { formatFlagName } from '../../catalog/flags.ts';
import { getItemPath } from '../../catalog/paths.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { readAllInput } from '../input/body.ts';
import type { GivenValue } from '../input/values.ts';
import type { ActionOptions } from '../outcomes/action-options.ts';
import type { ResourceAction } from '../outcomes/action-result.ts';
import { createChain } from '../outcomes/chain.ts';
import { writeDryRunPlan } from '../outcomes/dry-run-plan.ts';
import { findMemberAction } from '../outcomes/new-members.ts';
import { type Intent, planAction, withRefused } from '../outcomes/plan.ts';
import { checkShowSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { hintAtFlag, type Selection, selectsMany } from '../targets/selection.ts';
import { resolveSuccessCondition } from '../waiting/condition-value.ts';
import { carryOut } from './carry-out.ts';

/** An action as given on the command line. */
export interface ActCall extends ResourceAction {
  readonly selection: Selection;
  readonly parents: Parents;
  /** The values of body members, by name. */
  readonly sends: Readonly<Record<string, GivenValue>>;
  /** The name given with a flag such as `--script`. */
  readonly picked: string | undefined;
  /** `--shutdown-first`: actions that bring a target into a state the verb starts from. */
  readonly precede: boolean;
  /** `--boot`: the action for new members. */
  readonly follow: boolean;
  readonly options: ActionOptions;
}

/** Throws if a required flag besides the targets is missing. */
const findMissingFlag = ({ verb, picked, sends }: ActCall): string | undefined => {
  if (verb.pick && picked === undefined) return verb.pick.flag;
  const [only, ...others] = Object.entries(verb.sends ?? {});
  const isMissing = only?.[1].kind === 'ref' && others.length === 0 && sends[only[0]] === undefined;
  return isMissing ? formatFlagName(...only) : undefined;
};

const checkFlags = (call: ActCall): void => {
  const { resource, verb, name, selection } = call;
  const flag = findMissingFlag(call);
  if (flag === undefined) return;
  const further = hintAtFlag(resource, name, selection, flag);
  if (!verb.pick && further.hint === undefined) return;
  throw new UsageFailure(`${name} needs --${flag}`, { code: 'missing_flag', ...further });
};

/** Throws if a secret that is shown only once would be lost without `--show-secrets`. */
const checkSecretAnswer = (session: Session, { name, verb }: ActCall): void => {
  if (verb.answers?.kind !== 'secret') return;
  checkShowSecrets(session);
  if (session.options.showSecrets) return;
  throw new UsageFailure(`${name} creates a secret that is shown only once`, {
    code: 'missing_flag',
    hint: 'add --show-secrets to see it',
  });
};

/** The members of the body, references as ids. */
const readBody = async (
  session: Session,
  { resource, name, verb, sends }: ActCall,
): Promise<InputValues> => {
  const fields = verb.sends ?? {};
  const command = `${resource.noun} ${name}`;
  const values = await readAllInput(
    session.host,
    { fields, command, needs: Object.keys(fields) },
    sends,
  );
  return resolveReferences(session.cache, fields, values);
};
/** The action as it is carried out on these targets, with what is to be sent. */
const createIntent = async (session: Session, call: ActCall): Promise<Intent> => {
  const body = await readBody(session, call);
  const awaits = resolveSuccessCondition(call.verb.awaits, body);
  const { resource, name, picked, selection, options } = call;
  const next = call.follow ? call.verb.adds?.followedBy : undefined;
  return {
    resource,
    name,
    verb: { ...call.verb, ...(awaits && { awaits }) },
    chain: call.precede ? createChain({ ...call, failFast: options.failFast }) : [],
    body,
    picked,
    selectsMany: selectsMany(selection),
    follow: next === undefined ? undefined : findMemberAction(resource, next),
    options,
  };
};
/**
 * Runs an action on targets: resolves them, plans a step for each, then prints the plan in a dry run
 * or executes it. Nothing is sent before every target and reference is resolved and every named
 * target is in a state that the verb starts from.
 */
export const runActionVerb = async (session: Session, call: ActCall): Promise<void> => {
  const { resource, name } = call;
  checkFlags(call);
  checkSecretAnswer(session, call);
  const intent = await createIntent(session, call);
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const targets = await selectTargets(session, resource, call.selection, scope).catch(
    async (failure: unknown) => {
      throw await withRefused(session, intent, failure);
    },
  );
  const plan = await planAction(session, intent, targets);
  await (session.options.dryRun
    ? writeDryRunPlan(session, intent, plan)
    : carryOut(session, intent, plan));
};
