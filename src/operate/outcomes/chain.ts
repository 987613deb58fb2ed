import { Interruption } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { isActionAllowed, isAlreadySettled } from '../waiting/states.ts';
import type { PlannedRequest, SendCall } from './action-result.ts';
import type { Result } from './outcome.ts';
import { sendBefore } from './send.ts';

/** The actions that may precede another one, in order. */
export type Chain = readonly SendCall[];

/** Finds the actions that may precede an action. */
export const createChain = ({ resource, verb, failFast }: SendCall): Chain =>
  (verb.precededBy ?? []).flatMap((name): SendCall[] => {
    const step = resource.verbs[name];
    return step?.kind === 'action' ? [{ resource, name, verb: step, failFast }] : [];
  });

/** A verb of a resource. */
type Action = Pick<SendCall, 'resource' | 'verb'>;

/** Whether a step is required: it is allowed in the current state and leads to another one. */
const isDue = (action: Action, step: Action, item: Item): boolean =>
  needsMore(action, item) &&
  isActionAllowed(step.resource, step.verb, item) &&
  !isAlreadySettled(step.resource, step.verb, item);

/** Whether an action cannot be sent yet. One without a condition must not be done already. */
const needsMore = ({ resource, verb }: Action, item: Item): boolean =>
  verb.when ? !isActionAllowed(resource, verb, item) : !isAlreadySettled(resource, verb, item);

/** The item as a step leaves it, on which the next step is decided. */
const applyStep = ({ verb: { awaits } }: Action, item: Item): Item => {
  const [end] = awaits?.success ?? [];
  return end === undefined ? item : { ...item, [awaits?.field ?? 'state']: end };
};

/** The steps that an item needs from its current state, if each succeeds. */
export const listStepsDue = (action: Action, chain: Chain, item: Item): Chain => {
  let now = item;
  return chain.filter((step) => {
    const due = isDue(action, step, now);
    if (due) now = applyStep(step, now);
    return due;
  });
};

/** Whether the steps bring an item into a state that the action starts from. */
export const isReachable = (action: Action, chain: Chain, item: Item): boolean =>
  isActionAllowed(action.resource, action.verb, item) ||
  listStepsDue(action, chain, item).length > 0;

/** An action that was interrupted during a preceding step was never sent. */
const withNotReached = ({ name }: SendCall, step: SendCall, failed: readonly Result[]) => {
  const names = failed.map(({ target }) => target.name).join(', ');
  return failed.map(
    (result): Result =>
      result.failure instanceof Interruption
        ? {
            ...result,
            failure: new Interruption(
              result.failure.kind,
              `${step.name} is still in progress; ${name} of ${names} was not sent`,
              { code: 'not_sent', hint: 'run the command again when it has finished' },
            ),
          }
        : result,
  );
};

/** The results of the steps before an action. */
interface Prepared {
  /** Results of targets for which a step failed, to which the action is not sent. */
  readonly failed: readonly Result[];
  readonly ready: readonly PlannedRequest[];
}

/** Runs the steps in order, each on all targets that need it, and waits for their ends. */
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
