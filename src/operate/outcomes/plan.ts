import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, type Failure } from '../../lib/failures/failures.ts';
import { checkFits } from '../input/fits.ts';
import { usedBy } from '../input/uses.ts';
import type { Session } from '../session.ts';
import { pickId } from '../targets/pick.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { explainWrongState, isAlreadySettled } from '../waiting/states.ts';
import { type Chain, isReachable } from './chain.ts';
import type { MemberAction } from './new-members.ts';
import { buildActionRequest } from './requests.ts';
import type { PlannedRequest } from './send.ts';

/** What is to become of one target: its request is sent, nothing has to be done, or it is refused. */
export type Step =
  | ({ readonly kind: 'send' } & PlannedRequest)
  | { readonly kind: 'unchanged'; readonly target: Target }
  | { readonly kind: 'refused'; readonly target: Target; readonly failure: Failure };

/** What is decided before anything is sent: a dry run prints it, a run carries it out. */
export type Plan = readonly Step[];

/** An action with all that its requests need. */
export interface Intent {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
  /** The actions that may come before it. */
  readonly chain: Chain;
  /** Members of the body, references as ids. */
  readonly body: InputValues;
  /** What `--script` and the like name. */
  readonly picked: string | undefined;
  /** They were not named one by one: each of them is refused by itself. */
  readonly isFleet: boolean;
  /** The action that what it adds goes through, once that is there. */
  readonly follow: MemberAction | undefined;
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

/** Why what the body refers to does not fit the target. */
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
  if (!session.options.force) {
    if (isAlreadySettled(resource, verb, target.item)) return { kind: 'unchanged', target };
    const failure = isReachable(intent, chain, target.item)
      ? ((await findMisfit(session, intent, target)) ??
        (await usedBy(session, resource, verb, target)))
      : explainWrongState(resource, name, verb, target);
    if (failure) return { kind: 'refused', target, failure };
  }
  return { kind: 'send', ...(await buildRequest(session, intent, target)) };
};

/** The refusals of several targets that were named one by one, as one failure. */
const combineRefusals = (
  { resource, name }: Intent,
  failures: readonly Failure[],
): Failure | undefined => {
  const [first] = failures;
  if (!first || failures.length === 1) return first;
  const message = `${name} is refused for ${failures.length} ${resource.titles}; nothing was sent`;
  return new ConflictFailure(message, {
    code: first.code,
    lines: failures.map(({ message, details }) =>
      details.hint ? `${message}; ${details.hint}` : message,
    ),
  });
};

/**
 * Decides what is to become of each target, in their order. Throws where targets that were named
 * one by one are refused: nothing is sent then, to none of them.
 */
export const planAction = async (
  session: Session,
  intent: Intent,
  targets: readonly Target[],
): Promise<Plan> => {
  const plan = await Promise.all(targets.map((target) => planStep(session, intent, target)));
  if (intent.isFleet) return plan;
  const refused = plan.flatMap((step) => (step.kind === 'refused' ? [step.failure] : []));
  const failure = combineRefusals(intent, refused);
  if (failure) throw failure;
  return plan;
};
