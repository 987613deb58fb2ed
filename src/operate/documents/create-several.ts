/** Several rows of one create: all are planned before the first is sent, and each has an outcome. */
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { Failure, Interruption, UsageFailure } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { isSameName } from '../../lib/text/names.ts';
import type { Item } from '../../output/document.ts';
import { addNewLabels, withRemainingLabels } from '../input/new-labels.ts';
import { waitForAll } from '../outcomes/await-results.ts';
import { writeRequests } from '../outcomes/dry-run.ts';
import type { Result } from '../outcomes/outcome.ts';
import { reportOutcomes } from '../outcomes/report.ts';
import { buildActionRequest } from '../outcomes/requests.ts';
import { sendAll } from '../outcomes/send.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { chooseSuccess, type WaitChoice } from '../waiting/condition-words.ts';
import { formatWaitAndNext } from '../waiting/follow-words.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import {
  type CreatePlan,
  listCreateRequests,
  noteDropped,
  type PlanCall,
  type PlanContext,
  planCreate,
  sendPlannedCreate,
} from './create-plan.ts';
import { type RowDraft, runLabelled } from './drafts.ts';

/** A create of several rows. */
export interface SeveralCall extends PlanCall {
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
}

/** One failure about all drafts that are not valid. */
const combineInvalid = (failures: readonly Failure[], all: number): unknown => {
  const [first] = failures;
  if (!first || failures.length === 1) return first;
  const lines = failures.flatMap(({ message, details }) => [message, ...(details.lines ?? [])]);
  const message = `${failures.length} of ${all} documents are not valid; nothing was sent`;
  const { hint } = first.details;
  const isShared = failures.every(({ details }) => details.hint === hint);
  return withDetails(first, message, {
    lines,
    ...(!isShared && { hint: 'correct these documents and send the file again' }),
  });
};

/**
 * Plans every draft. Throws one failure about those that are not valid, or the first failure that
 * all drafts have in common.
 */
const planAll = async (
  session: Session,
  call: SeveralCall,
  context: PlanContext,
  drafts: readonly RowDraft[],
): Promise<readonly CreatePlan[]> => {
  const plans: CreatePlan[] = [];
  const failures: Failure[] = [];
  for (const draft of drafts) {
    try {
      plans.push(await runLabelled(draft.label, () => planCreate(session, call, context, draft)));
    } catch (failure) {
      const isOwn = failure instanceof Failure && !(failure instanceof Interruption);
      // Copies fail for the same reason.
      if (!isOwn || draft.label === undefined) throw failure;
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw combineInvalid(failures, drafts.length);
  return plans;
};

/** Throws a `UsageFailure` if two new rows of a parent would have the same name. */
const refuseTwins = ({ resource }: SeveralCall, plans: readonly CreatePlan[]): void => {
  if (resource.namedBy !== 'name' || resource.sharedNames) return;
  const places = plans.map(({ scope }) => JSON.stringify(scope));
  const twin = plans.find(({ name }, at) =>
    plans.some(
      (other, before) =>
        before < at && places[before] === places[at] && isSameName(other.name, name),
    ),
  );
  if (!twin) return;
  throw new UsageFailure(`two new ${resource.titles} have the name ${twin.name}`, {
    code: 'name_taken',
    hint: 'nothing was sent',
  });
};

/** Whether the end of a create is still to come after this response. */
const isOpen = ({ verb: { awaits } }: SeveralCall, item: Item): boolean =>
  awaits !== undefined && !createWaitCondition(awaits).isOver(item, undefined);

const createNewTarget = ({ name, scope }: CreatePlan, item: Item | undefined): Target => {
  const id = item ? readText(item, 'id') : '';
  return { id, name: name || id, word: id, item: {}, scope };
};

/** Reports a request that was interrupted before it was sent as not sent. */
const explainUnsent = (failure: Failure, { name }: CreatePlan): Failure =>
  failure instanceof Interruption && failure.details.request === undefined
    ? new Interruption(failure.kind, `${name} was not created`, { code: 'not_sent' })
    : failure;

const tryToCreate = async (
  session: Session,
  call: SeveralCall,
  plan: CreatePlan,
  labels: ReadonlyMap<string, Item>,
): Promise<Result> => {
  try {
    const own = plan.make.map((name) => labels.get(name)).filter((row) => row !== undefined);
    const item = await sendPlannedCreate(session, call, plan, own);
    return {
      target: createNewTarget(plan, item),
      item,
      ...(isOpen(call, item) && { requested: true }),
    };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { target: createNewTarget(plan, undefined), failure: explainUnsent(failure, plan) };
  }
};

/** The results with those of a later step in place of the earlier ones. */
const replaceResults = (
  results: readonly Result[],
  later: readonly Result[],
): readonly Result[] => {
  const byId = new Map(later.map((result) => [result.target.id, result]));
  return results.map((result) => byId.get(result.target.id) ?? result);
};

/** Waits for new rows, where that was asked for or the next action needs it. */
const settleCreated = async (
  session: Session,
  call: SeveralCall,
  next: ActionVerb | undefined,
  created: readonly Result[],
): Promise<readonly Result[]> => {
  const { resource, verb, wait } = call;
  const { catalog } = session.cache;
  if (!verb.awaits || !(wait ?? next)) return created;
  const own = next ? verb.awaits : chooseSuccess(wait, catalog, { resource, awaits: verb.awaits });
  const name = verb.followedBy ?? '';
  const pending = created.flatMap(({ target, failure }) => (failure ? [] : [target]));
  // Who waits again has to start what was to follow as well.
  const resume = next && formatWaitAndNext(resource, own, name, pending);
  const ready = await waitForAll(session, { resource, awaits: own, resume }, created);
  if (!next) return ready;
  const planned = ready.flatMap(({ target, item, failure }) =>
    failure
      ? []
      : [
          {
            target: { ...target, item: item ?? {} },
            request: buildActionRequest(resource, next, target),
          },
        ],
  );
  const started = await sendAll(session, { resource, name, verb: next, failFast: false }, planned);
  if (!wait || !next.awaits) return replaceResults(ready, started);
  const awaits = chooseSuccess(wait, catalog, { resource, awaits: next.awaits });
  return replaceResults(ready, await waitForAll(session, { resource, awaits }, started));
};

/** New labels that no row has, as those that asked for them were not created. */
const listUnusedLabels = (
  plans: readonly CreatePlan[],
  created: readonly Result[],
): readonly string[] => {
  const used = new Set(plans.flatMap(({ make }, at) => (created[at]?.failure ? [] : make)));
  return [...new Set(plans.flatMap(({ make }) => make))].filter((name) => !used.has(name));
};

/**
 * Creates several rows. Nothing is sent unless all of them are valid; then each has its own outcome.
 */
export const createSeveral = async (
  session: Session,
  call: SeveralCall,
  context: PlanContext,
  drafts: readonly RowDraft[],
): Promise<void> => {
  const plans = await planAll(session, call, context, drafts);
  refuseTwins(call, plans);
  noteDropped(session, plans);
  const make = [...new Set(plans.flatMap((plan) => plan.make))];
  if (session.options.dryRun) {
    const requests = plans.flatMap((plan, at) => {
      const earlier = plans.slice(0, at).flatMap((one) => one.make);
      const own = listCreateRequests(call, plan);
      return own.filter((_, place) => !earlier.includes(plan.make[place] ?? ''));
    });
    await writeRequests(session, requests);
    return;
  }
  const created = await addNewLabels(session, make, async (rows) => {
    // The platform may have changed a name, such as its case.
    const labels = new Map(rows.map((row, at) => [make[at] ?? '', row]));
    return Promise.all(plans.map((plan) => tryToCreate(session, call, plan, labels)));
  });
  const [first] = plans;
  const results = await settleCreated(session, call, first?.next, created);
  try {
    await reportOutcomes(session, { resource: call.resource, name: call.name }, results);
  } catch (failure) {
    throw failure instanceof Failure
      ? withRemainingLabels(failure, listUnusedLabels(plans, created))
      : failure;
  }
};
