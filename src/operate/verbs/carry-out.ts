import type { EndEvent } from '../../catalog/action-verb.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { type Failure, Interruption, TimeoutFailure } from '../../lib/failures/failures.ts';
import type { Column } from '../../output/document.ts';
import type { PlannedRequest, SendCall } from '../outcomes/action-result.ts';
import { findAwaitedEnd, type SendListener, waitForAll } from '../outcomes/await-results.ts';
import { runPrecedingSteps } from '../outcomes/chain.ts';
import { confirmAction } from '../outcomes/confirm.ts';
import { readMemberIds, runOnNewMembers } from '../outcomes/new-members.ts';
import type { Result } from '../outcomes/outcome.ts';
import type { Intent, Plan, Step } from '../outcomes/plan.ts';
import { openReport } from '../outcomes/report.ts';
import { describeRestingMembers } from '../outcomes/resting-members.ts';
import { sendAll } from '../outcomes/send.ts';
import { createListColumns, createPlainColumns } from '../rows/columns.ts';
import type { Session } from '../session.ts';
import { findPickedName } from '../targets/pick-id.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import type { Target } from '../targets/target.ts';
import { describeFailedParts, type EndedTarget } from '../waiting/failed-parts.ts';
import { readState } from '../waiting/state-words.ts';
import { type EventWait, waitForEvents } from '../waiting/wait-for-events.ts';
import { describeNewRows, readRowsBefore, withNewRows } from './new-rows.ts';

/** The result of a target without changes; an action with another response has no item. */
const createUnchangedResult = (
  { resource, verb: { answers } }: Pick<Intent, 'resource' | 'verb'>,
  target: Target,
): Result =>
  answers
    ? { target, state: readState(resource, target.item), unchanged: true }
    : { target, item: target.item, unchanged: true };

/** Sorts results in the order of the plan. */
const sortByPlan = (plan: Plan, results: readonly Result[]): readonly Result[] => {
  const byId = new Map(results.map((result) => [result.target.id, result]));
  return plan.flatMap(({ target }) => byId.get(target.id) ?? []);
};

/** The columns of a response for people: all of a secret, the name of a row. */
const createAnswerColumns = (
  catalog: Catalog,
  verb: ActionVerb,
  results: readonly Result[],
): readonly Column[] => {
  const { answers } = verb;
  const [first] = results.flatMap(({ answer }) => (answer ? [answer] : []));
  if (answers?.kind === 'secret' && first) return createPlainColumns(first);
  if (answers?.kind !== 'row' || (verb.endEvent && !first)) return [];
  const of = catalog.find(answers.of);
  const hasEnd = verb.endEvent && results.some((result) => !result.requested);
  const key = (hasEnd && of.explainedBy) || of.namedBy;
  const columns = createListColumns(of, [key], new Map());
  return of.namedBy === 'name'
    ? columns.map((column) => ({ ...column, heading: of.title }))
    : columns;
};

/** The result of a target to which nothing is sent. */
const createSettledResult = (intent: Intent, step: Exclude<Step, { kind: 'send' }>): Result =>
  step.kind === 'unchanged'
    ? createUnchangedResult(intent, step.target)
    : { target: step.target, item: step.target.item, failure: step.failure };

const createSendCall = ({ resource, name, verb, options: { failFast } }: Intent): SendCall => ({
  resource,
  name,
  verb,
  failFast,
});

/** Reports only the results that are final with the response. */
const reportFailures =
  (report: SendListener): SendListener =>
  (result) => {
    if (result.failure) report(result);
  };

/** What is waited for if an event reports the end: read before anything is sent. */
const createEventWait = async (
  session: Session,
  { resource, name, verb: { answers, pick }, picked }: Intent,
  endEvent: EndEvent,
  ready: readonly PlannedRequest[],
): Promise<EventWait> => {
  if (answers?.kind !== 'row' || !pick || picked === undefined) {
    throw new Error(`${resource.noun} ${name} has no event and name to wait for`);
  }
  const of = session.cache.catalog.find(answers.of);
  const names = new Map<string, string>();
  for (const { target } of ready) {
    names.set(target.id, await findPickedName(session, resource, target, { pick, word: picked }));
  }
  return {
    resource,
    name,
    endEvent,
    expectedOf: ({ target, answer = {} }) => ({
      of,
      start: answer,
      name: names.get(target.id) ?? picked,
    }),
  };
};

/** Whether a wait ended although the platform goes on. */
const isStillGoing = (failure: Failure): boolean =>
  failure instanceof Interruption || failure instanceof TimeoutFailure;

/** Sends the action, waits if requested, and runs the following action on new members. */
const sendAndWait = async (
  session: Session,
  intent: Intent,
  ready: readonly PlannedRequest[],
  report: (result: Result) => void,
): Promise<readonly Result[]> => {
  const { resource, verb, follow, options } = intent;
  const sending = createSendCall(intent);
  if (options.wait && verb.endEvent) {
    const wait = await createEventWait(session, intent, verb.endEvent, ready);
    const sent = await sendAll(session, sending, ready, reportFailures(report));
    return waitForEvents(session, wait, sent, report);
  }
  const targets = ready.map(({ target }) => target);
  const before = follow && (await readMemberIds(session, resource, follow, targets));
  const isWaitedFor = (options.wait ?? follow) !== undefined && verb.awaits !== undefined;
  const earlierRows = isWaitedFor ? await readRowsBefore(session, verb) : undefined;
  // A result that is waited for is not final with the response, unless it is a failure.
  const sent = await sendAll(
    session,
    sending,
    ready,
    isWaitedFor ? reportFailures(report) : report,
  );
  if (!isWaitedFor) return sent;
  const end = findAwaitedEnd(session.cache.catalog, sending, options.wait);
  if (earlierRows) {
    return withNewRows(session, resource, earlierRows, await waitForAll(session, end, sent));
  }
  if (!follow || !before) return waitForAll(session, end, sent, report);
  // A state in `--wait=state` is that of the last step.
  const added = await waitForAll(session, { resource, awaits: verb.awaits }, sent);
  const late = added.filter(({ failure }) => failure && isStillGoing(failure));
  if (late.length > 0) {
    const names = joinSomeNames(late.map(({ target }) => target.name));
    session.writer.note(
      `${follow.name} of the new ${follow.resource.titles} of ${names} was not sent`,
    );
  }
  return runOnNewMembers(session, { resource, action: follow, before, options }, added);
};

/** The targets whose end was seen, now or before, and was not a failure. */
const listEnded = (results: readonly Result[]): readonly EndedTarget[] =>
  results.flatMap(({ target, item, failure, requested }) =>
    item && !failure && !requested ? [{ target, item }] : [],
  );

/** Executes a plan: asks, sends, waits, and reports one outcome for each target. */
export const carryOut = async (session: Session, intent: Intent, plan: Plan): Promise<void> => {
  const { resource, name, verb, chain, picked } = intent;
  const sends = plan.flatMap((step) => (step.kind === 'send' ? [step] : []));
  const targets = sends.map(({ target }) => target);
  await confirmAction(session, verb, {
    resource,
    verbs: [...chain, { name, verb }],
    targets,
    picked,
    consent: intent.options.consent,
  });
  const sending = createSendCall(intent);
  // The state of the target does not show an action on new members, so there is no hint to follow.
  const action = { resource, name, ...(!intent.follow && { verb }) };
  const { report, close } = openReport(session, action);
  const settled = plan.flatMap((step) =>
    step.kind === 'send' ? [] : [createSettledResult(intent, step)],
  );
  for (const result of settled) report(result);
  const { failed, ready } = await runPrecedingSteps(session, sending, chain, sends);
  for (const result of failed) report(result);
  const sentResults = await sendAndWait(session, intent, ready, report);
  const results = sortByPlan(plan, [...settled, ...failed, ...sentResults]);
  const notes = [
    ...(await describeRestingMembers(session, sending, results)),
    ...(await describeNewRows(session, sending, results)),
  ];
  const failedParts = await describeFailedParts(session, sending, listEnded(results));
  try {
    await close(results, createAnswerColumns(session.cache.catalog, verb, results));
  } finally {
    for (const note of notes) session.writer.note(note);
    for (const warning of failedParts) session.writer.warnOfInput(warning);
  }
};
