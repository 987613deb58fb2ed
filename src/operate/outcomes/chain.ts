import { Interruption } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { isActionAllowed, isAlreadySettled } from '../waiting/states.ts';
import type { PlannedRequest, SendCall } from './action-result.ts';
import type { Result } from './outcome.ts';
import { sendBefore } from './send.ts';

/** The actions that may come before another one, in their order. */
export type Chain = readonly SendCall[];

/** The actions that may come before an action. */
export const createChain = ({ resource, verb, failFast }: SendCall): Chain =>
  (verb.precededBy ?? []).flatMap((name): SendCall[] => {
    const step = resource.verbs[name];
    return step?.kind === 'action' ? [{ resource, name, verb: step, failFast }] : [];
  });

/** A verb of a resource. */
type Action = Pick<SendCall, 'resource' | 'verb'>;

/** Whether a step has to be sent to a thing: it starts from where that is, and leads on. */
const isDue = (action: Action, step: Action, item: Item): boolean =>
  needsMore(action, item) &&
  isActionAllowed(step.resource, step.verb, item) &&
  !isAlreadySettled(step.resource, step.verb, item);

/** The verb can't be sent yet. One that names no condition is held to be ready when others are. */
const needsMore = ({ resource, verb }: Action, item: Item): boolean =>
  verb.when ? !isActionAllowed(resource, verb, item) : !isAlreadySettled(resource, verb, item);

/** The thing as a step is to leave it: what comes next is decided on that. */
const applyStep = ({ verb: { awaits } }: Action, item: Item): Item => {
  const [end] = awaits?.success ?? [];
  return end === undefined ? item : { ...item, [awaits?.field ?? 'state']: end };
};

/** The steps that a thing needs as it is now, if each ends as it is to end. */
export const listStepsDue = (action: Action, chain: Chain, item: Item): Chain => {
  let now = item;
  return chain.filter((step) => {
    const due = isDue(action, step, now);
    if (due) now = applyStep(step, now);
    return due;
  });
};

/** Whether the steps lead a thing to where the verb starts from. */
export const isReachable = (action: Action, chain: Chain, item: Item): boolean =>
  isActionAllowed(action.resource, action.verb, item) ||
  listStepsDue(action, chain, item).length > 0;

/** What was interrupted while something else came first was itself never sent. */
const withNotReached = ({ name }: SendCall, step: SendCall, failed: readonly Result[]) => {
  const names = failed.map(({ target }) => target.name).join(', ');
  return failed.map(
    (result): Result =>
      result.failure instanceof Interruption
        ? {
            ...result,
            failure: new Interruption(
              result.failure.kind,
              `${step.name} goes on at the platform; ${name} of ${names} was not sent`,
              { code: 'not_sent', hint: 'run the command again when it is over' },
            ),
          }
        : result,
  );
};

/** How the steps before an action went. */
interface Prepared {
  /** Results of targets a step failed for: the action itself is not sent to them. */
  readonly failed: readonly Result[];
  readonly ready: readonly PlannedRequest[];
}

/** Runs the steps one after the other, each on all targets that need it, and waits for its end. */
export const runPrecedingSteps = async (
  session: Session,
  call: SendCall,
  chain: Chain,
  plans: readonly PlannedRequest[],
): Promise<Prepared> => {
  let ready = plans;
  const failed: Result[] = [];
  for (const step of chain) {
    const due = ready.filter(({ target }) => isDue(call, step, target.item));
    const results = await sendBefore(
      session,
      step,
      due.map(({ target }) => target),
    );
    const byId = new Map(results.map((result) => [result.target.id, result]));
    failed.push(
      ...withNotReached(
        call,
        step,
        results.filter(({ failure }) => failure),
      ),
    );
    ready = ready.flatMap((plan) => {
      const { failure, item } = byId.get(plan.target.id) ?? {};
      if (failure) return [];
      return [{ ...plan, target: { ...plan.target, item: item ?? plan.target.item } }];
    });
  }
  return { failed, ready };
};
