import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import {
  ConflictFailure,
  type Failure,
  readCode,
  TargetFailure,
} from '../../lib/failures/failures.ts';
import { checkFits } from '../input/fits.ts';
import { findUseFailure } from '../input/uses.ts';
import type { Session } from '../session.ts';
import { pickId } from '../targets/pick-id.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { UnresolvedTargets, withNothingSent } from '../targets/unresolved-targets.ts';
import { explainWrongState, isAlreadySettled } from '../waiting/states.ts';
import type { ActionOptions } from './action-options.ts';
import type { PlannedRequest } from './action-result.ts';
import { type Chain, isReachable } from './chain.ts';
import { explainFixedRow } from './fixed-rows.ts';
import type { MemberAction } from './new-members.ts';
import { buildActionRequest } from './requests.ts';
/** The step for one target: send its request, leave it unchanged, or refuse it. */
export type Step =
  | ({ readonly kind: 'send' } & PlannedRequest)
  | { readonly kind: 'unchanged'; readonly target: Target }
  | { readonly kind: 'refused'; readonly target: Target; readonly failure: Failure };

/** All steps, decided before anything is sent: a dry run prints them, a run executes them. */
export type Plan = readonly Step[];

/** An action with everything its requests need. */
export interface Intent {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
  /** The actions that may precede it. */
  readonly chain: Chain;
  /** Members of the body, references as ids. */
  readonly body: InputValues;
  /** The name given with a flag such as `--script`. */
  readonly picked: string | undefined;
  /** Targets were selected, not named: each is refused individually. */
  readonly selectsMany: boolean;
  /** The action for new members, once they exist. */
  readonly follow: MemberAction | undefined;
  readonly options: ActionOptions;
}

const buildRequest = async (
  session: Session,
  intent: Intent,
  target: Target,
): Promise<PlannedRequest> => {
  const { resource, verb, body, picked } = intent;
  const { pick } = verb;
  const more =
    pick && picked !== undefined
      ? { [pick.flag]: await pickId(session, resource, target, { pick, word: picked }) }
      : {};
  return { target, request: buildActionRequest(resource, verb, target, { body, more }) };
};

/** The failure if a resource that the body refers to does not fit the target. */
const findMisfit = async (
  session: Session,
  { name, resource, verb, body }: Intent,
  target: Target,
): Promise<Failure | undefined> => {
  try {
    await checkFits(session, { fields: verb.sends ?? {}, values: body, before: target.item });
    return undefined;
  } catch (failure) {
    if (!(failure instanceof ConflictFailure)) throw failure;
    const message = `${name} of ${resource.title} ${target.name}: ${failure.message}`;
    return new ConflictFailure(message, failure.details);
  }
};

const planStep = async (session: Session, intent: Intent, target: Target): Promise<Step> => {
  const { resource, name, verb, chain } = intent;
  const fixed = explainFixedRow(resource, target, name);
  if (fixed) return { kind: 'refused', target, failure: fixed };
  if (!intent.options.force) {
    if (isAlreadySettled(resource, verb, target.item)) return { kind: 'unchanged', target };
    const failure = isReachable(intent, chain, target.item)
      ? ((await findMisfit(session, intent, target)) ??
        (await findUseFailure(session, resource, verb, target)))
      : explainWrongState(resource, name, verb, target);
    if (failure) return { kind: 'refused', target, failure };
  }
  return { kind: 'send', ...(await buildRequest(session, intent, target)) };
};

const formatRefusal = ({ message, details: { hint } }: Failure): string =>
  hint ? `${message}; ${hint}` : message;

const listRefusals = (plan: Plan): readonly Failure[] =>
  plan.flatMap((step) => (step.kind === 'refused' ? [step.failure] : []));

/** Combines the refusals of named targets into one failure. */
const combineRefusals = ({ resource, name }: Intent, plan: Plan): Failure | undefined => {
  const failures = listRefusals(plan);
  const [first] = failures;
  if (!first || plan.length === 1) return first;
  const refused = `${failures.length} of ${plan.length} ${resource.titles}`;
  return new ConflictFailure(`${name} is not possible for ${refused}; nothing was sent`, {
    ...readCode(first),
    lines: failures.map(formatRefusal),
  });
};

/**
 * Extends a failure to resolve targets by those that were found but would be refused.
 */
export const withRefused = async (
  session: Session,
  intent: Intent,
  thrown: unknown,
): Promise<unknown> => {
  if (!(thrown instanceof UnresolvedTargets) || intent.selectsMany) return withNothingSent(thrown);
  const { resource, name } = intent;
  const plan = await Promise.all(thrown.found.map((target) => planStep(session, intent, target)));
  const refused = listRefusals(plan);
  if (refused.length === 0) return withNothingSent(thrown);
  const unresolved = thrown.count === 1 ? '1 target' : `${thrown.count} targets`;
  const titles = refused.length === 1 ? resource.title : resource.titles;
  return new TargetFailure(
    `${unresolved} could not be resolved and ${name} is not possible for ${refused.length} ${titles}; nothing was sent`,
    {
      ...readCode(thrown),
      lines: [
        ...(thrown.count === 1 ? [formatRefusal(thrown)] : []),
        ...(thrown.details.lines ?? []),
        ...refused.map(formatRefusal),
      ],
    },
  );
};

/**
 * Decides the step for each target, in order. Throws if a named target is refused; nothing is sent
 * to any target then.
 */
export const planAction = async (
  session: Session,
  intent: Intent,
  targets: readonly Target[],
): Promise<Plan> => {
  const plan = await Promise.all(targets.map((target) => planStep(session, intent, target)));
  const failure = intent.selectsMany ? undefined : combineRefusals(intent, plan);
  if (failure) throw failure;
  return plan;
};
