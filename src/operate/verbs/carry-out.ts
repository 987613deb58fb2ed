import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import type { Column } from '../../output/document.ts';
import type { PlannedRequest, SendCall } from '../outcomes/action-result.ts';
import { findAwaitedEnd, waitForAll } from '../outcomes/await-results.ts';
import { runPrecedingSteps } from '../outcomes/chain.ts';
import { confirmAction } from '../outcomes/confirm.ts';
import { readMemberIds, runOnNewMembers } from '../outcomes/new-members.ts';
import type { Result } from '../outcomes/outcome.ts';
import type { Intent, Plan, Step } from '../outcomes/plan.ts';
import { openReport } from '../outcomes/report.ts';
import { describeRestingMembers } from '../outcomes/resting-members.ts';
import { sendAll } from '../outcomes/send.ts';
import { readText } from '../rows/answers.ts';
import { createListColumns, createPlainColumns } from '../rows/columns.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';

/** A target nothing had to be done for; where the action answers something else, there is none. */
const createUnchangedResult = ({ answers }: ActionVerb, target: Target): Result =>
  answers
    ? { target, state: readText(target.item, 'state'), unchanged: true }
    : { target, item: target.item, unchanged: true };

/** The results in the order of the plan. */
const sortByPlan = (plan: Plan, results: readonly Result[]): readonly Result[] => {
  const byId = new Map(results.map((result) => [result.target.id, result]));
  return plan.flatMap(({ target }) => byId.get(target.id) ?? []);
};

/** What people see of an answer: a secret as a whole, of a row what it is called. */
const createAnswerColumns = (
  catalog: Catalog,
  verb: ActionVerb,
  results: readonly Result[],
): readonly Column[] => {
  const { answers } = verb;
  const [first] = results.flatMap(({ answer }) => (answer ? [answer] : []));
  if (answers?.kind === 'secret' && first) return createPlainColumns(first);
  if (answers?.kind !== 'row') return [];
  const of = catalog.find(answers.of);
  const columns = createListColumns(of, [of.namedBy], new Map());
  return of.namedBy === 'name'
    ? columns.map((column) => ({ ...column, heading: of.title }))
    : columns;
};

/** The result of a target that nothing is sent to. */
const createSettledResult = ({ verb }: Intent, step: Exclude<Step, { kind: 'send' }>): Result =>
  step.kind === 'unchanged'
    ? createUnchangedResult(verb, step.target)
    : { target: step.target, item: step.target.item, failure: step.failure };

const createSendCall = ({ resource, name, verb, options: { failFast } }: Intent): SendCall => ({
  resource,
  name,
  verb,
  failFast,
});

/** Sends the action, waits as far as that is asked for, and drives on what was added. */
const sendAndWait = async (
  session: Session,
  intent: Intent,
  ready: readonly PlannedRequest[],
  report: (result: Result) => void,
): Promise<readonly Result[]> => {
  const { resource, verb, follow, options } = intent;
  const sending = createSendCall(intent);
  const targets = ready.map(({ target }) => target);
  const before = follow && (await readMemberIds(session, resource, follow, targets));
  const isWaitedFor = (options.wait ?? follow) !== undefined && verb.awaits !== undefined;
  // What is waited for has not ended with the answer, unless that is a failure.
  const sent = await sendAll(session, sending, ready, (result) => {
    if (result.failure || !isWaitedFor) report(result);
  });
  if (!isWaitedFor) return sent;
  if (!follow || !before) {
    return waitForAll(session, findAwaitedEnd(sending, options.wait), sent, report);
  }
  // A state that is named is the one of what comes last.
  const added = await waitForAll(session, { resource, awaits: verb.awaits }, sent);
  return runOnNewMembers(session, { resource, action: follow, before, options }, added);
};

/** Carries a plan out: asks, sends, waits, and reports one outcome for each target. */
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
  // An action on new members is not visible in the state of the target: no hint on how to follow
  // it.
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
  const notes = await describeRestingMembers(session, sending, results);
  try {
    await close(results, createAnswerColumns(session.cache.catalog, verb, results));
  } finally {
    for (const note of notes) session.writer.note(note);
  }
};
