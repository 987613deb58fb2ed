import { findResource } from '../../catalog/index.ts';
import { itemPath } from '../../catalog/paths.ts';
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Column } from '../../output/document.ts';
import { readAllInput } from '../input/body.ts';
import type { GivenValue } from '../input/values.ts';
import { createChain, runPrecedingSteps } from '../outcomes/chain.ts';
import { confirmAction } from '../outcomes/confirm.ts';
import { writeDryRunPlan } from '../outcomes/dry-run-plan.ts';
import {
  memberAction,
  readMemberIds,
  restingNotes,
  runOnNewMembers,
} from '../outcomes/new-members.ts';
import { type Intent, type Plan, planAction, type Step } from '../outcomes/plan.ts';
import { openReport, type Result } from '../outcomes/report.ts';
import { type PlannedRequest, type SendCall, sendAll, waitForAll } from '../outcomes/send.ts';
import { readText } from '../rows/answers.ts';
import { listColumns, plainColumns } from '../rows/columns.ts';
import { checkShowSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { type Selection, selectsMany } from '../targets/selection.ts';
import type { Target } from '../targets/target.ts';
import { successConditionFor } from '../waiting/condition-value.ts';

/** An action as it was asked for. */
export interface ActCall extends SendCall {
  readonly selection: Selection;
  readonly parents: Parents;
  /** What the members of the body were given, by name. */
  readonly sends: Readonly<Record<string, GivenValue>>;
  /** What `--script` and the like name. */
  readonly picked: string | undefined;
  /** `--shutdown-first`: the actions that bring a target to where the verb starts from. */
  readonly precede: boolean;
  /** `--boot`: what is added goes through this action of its own. */
  readonly follow: boolean;
}

const checkPick = ({ verb, name, picked }: ActCall): void => {
  if (!verb.pick || picked !== undefined) return;
  throw new UsageFailure(`${name} needs --${verb.pick.flag}`, { code: 'missing_flag' });
};

/** A secret nobody sees is lost: it has to be asked for before it is made. */
const checkSecretAnswer = (session: Session, { name, verb }: ActCall): void => {
  if (verb.answers?.kind !== 'secret') return;
  checkShowSecrets(session);
  if (session.options.showSecrets) return;
  throw new UsageFailure(`${name} makes a secret that is shown once`, {
    code: 'missing_flag',
    hint: 'add --show-secrets to see it',
  });
};

/** The members of the body, references as ids. */
const bodyOf = async (
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

/** A target nothing had to be done for; where the action answers something else, there is none. */
const unchanged = ({ answers }: ActionVerb, target: Target): Result =>
  answers
    ? { target, state: readText(target.item, 'state'), unchanged: true }
    : { target, item: target.item, unchanged: true };

/** The results in the order of the plan. */
const inOrder = (plan: Plan, results: readonly Result[]): readonly Result[] => {
  const byId = new Map(results.map((result) => [result.target.id, result]));
  return plan.flatMap(({ target }) => byId.get(target.id) ?? []);
};

/** What people see of an answer: a secret as a whole, of a row what it is called. */
const answerColumns = (verb: ActionVerb, results: readonly Result[]): readonly Column[] => {
  const { answers } = verb;
  const [first] = results.flatMap(({ answer }) => (answer ? [answer] : []));
  if (answers?.kind === 'secret' && first) return plainColumns(first);
  if (answers?.kind !== 'row') return [];
  const of = findResource(answers.of);
  const columns = listColumns(of, [of.namedBy], new Map());
  return of.namedBy === 'name'
    ? columns.map((column) => ({ ...column, heading: of.title }))
    : columns;
};

/** The action as it is carried out on these targets, with what is to be sent. */
const intentOf = async (session: Session, call: ActCall): Promise<Intent> => {
  const body = await bodyOf(session, call);
  const awaits = successConditionFor(call.verb.awaits, body);
  const { resource, name, picked, selection } = call;
  const next = call.follow ? call.verb.adds?.followedBy : undefined;
  return {
    resource,
    name,
    verb: { ...call.verb, ...(awaits && { awaits }) },
    chain: call.precede ? createChain(call) : [],
    body,
    picked,
    isFleet: selectsMany(selection),
    follow: next === undefined ? undefined : memberAction(resource, next),
  };
};

/** The result of a target that nothing is sent to. */
const settledAs = ({ verb }: Intent, step: Exclude<Step, { kind: 'send' }>): Result =>
  step.kind === 'unchanged'
    ? unchanged(verb, step.target)
    : { target: step.target, item: step.target.item, failure: step.failure };

/** Sends the action, waits as far as that is asked for, and drives on what was added. */
const sendAndWait = async (
  session: Session,
  { follow, ...intent }: Intent,
  ready: readonly PlannedRequest[],
  tell: (result: Result) => void,
): Promise<readonly Result[]> => {
  const { resource, name, verb } = intent;
  const sending: SendCall = { resource, name, verb };
  const { options } = session;
  const targets = ready.map(({ target }) => target);
  const before = follow && (await readMemberIds(session, resource, follow, targets));
  const isWaitedFor = (options.wait || follow !== undefined) && verb.awaits !== undefined;
  // What is waited for has not ended with the answer, unless that is a failure.
  const sent = await sendAll(session, sending, ready, (result) => {
    if (result.failure || !isWaitedFor) tell(result);
  });
  if (!isWaitedFor) return sent;
  if (!follow || !before) return waitForAll(session, sending, sent, tell);
  // A state that is named is the one of what comes last.
  const untilReady = { ...session, options: { ...options, waitUntil: undefined } };
  const added = await waitForAll(untilReady, sending, sent, () => {});
  return runOnNewMembers(session, { resource, action: follow, before }, added);
};

/** Carries a plan out: asks, sends, waits, and reports one outcome for each target. */
const carryOut = async (session: Session, intent: Intent, plan: Plan): Promise<void> => {
  const { resource, name, verb, chain, picked } = intent;
  const sends = plan.flatMap((step) => (step.kind === 'send' ? [step] : []));
  const targets = sends.map(({ target }) => target);
  await confirmAction(session, verb, {
    resource,
    verbs: [...chain, { name, verb }],
    targets,
    picked,
  });
  const sending: SendCall = { resource, name, verb };
  // What follows is not seen at the thing itself: no wait for that tells how it goes.
  const deed = { resource, name, ...(!intent.follow && { verb }) };
  const { tell, close } = openReport(session, deed);
  const settled = plan.flatMap((step) => (step.kind === 'send' ? [] : [settledAs(intent, step)]));
  for (const result of settled) tell(result);
  const { failed, ready } = await runPrecedingSteps(session, sending, chain, sends);
  for (const result of failed) tell(result);
  const ended = await sendAndWait(session, intent, ready, tell);
  const results = inOrder(plan, [...settled, ...failed, ...ended]);
  const notes = await restingNotes(session, sending, results);
  try {
    await close(results, answerColumns(verb, results));
  } finally {
    for (const note of notes) session.writer.note(note);
  }
};

/**
 * An action on targets: resolve all, decide what is to become of each, then print that in a dry run
 * or carry it out. Nothing is sent before every target and reference is known to exist and, where
 * they were named one by one, to be in a state the verb starts from.
 */
export const runActionVerb = async (session: Session, call: ActCall): Promise<void> => {
  const { resource, name } = call;
  checkPick(call);
  checkSecretAnswer(session, call);
  const intent = await intentOf(session, call);
  const place = { resource, path: itemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const targets = await selectTargets(session, resource, call.selection, scope);
  const plan = await planAction(session, intent, targets);
  await (session.options.dryRun
    ? writeDryRunPlan(session, intent, plan)
    : carryOut(session, intent, plan));
};
