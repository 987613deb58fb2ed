import { flagNameFor } from '../../catalog/flags.ts';
import { findResource } from '../../catalog/index.ts';
import { itemPath } from '../../catalog/paths.ts';
import type { ActionVerb } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Column } from '../../output/document.ts';
import { readAllInput } from '../input/body.ts';
import type { GivenValue } from '../input/values.ts';
import type { ActionOptions } from '../outcomes/action-options.ts';
import { createChain, runPrecedingSteps } from '../outcomes/chain.ts';
import { confirmAction } from '../outcomes/confirm.ts';
import { writeDryRunPlan } from '../outcomes/dry-run-plan.ts';
import {
  memberAction,
  readMemberIds,
  restingNotes,
  runOnNewMembers,
} from '../outcomes/new-members.ts';
import { type Intent, type Plan, planAction, type Step, withRefused } from '../outcomes/plan.ts';
import { openReport, type Result } from '../outcomes/report.ts';
import {
  findAwaitedEnd,
  type PlannedRequest,
  type ResourceAction,
  type SendCall,
  sendAll,
  waitForAll,
} from '../outcomes/send.ts';
import { readText } from '../rows/answers.ts';
import { listColumns, plainColumns } from '../rows/columns.ts';
import { checkShowSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { selectTargets } from '../targets/select-targets.ts';
import { hintAtFlag, type Selection, selectsMany } from '../targets/selection.ts';
import type { Target } from '../targets/target.ts';
import { successConditionFor } from '../waiting/condition-value.ts';

/** An action as it was asked for. */
export interface ActCall extends ResourceAction {
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
  readonly options: ActionOptions;
}

/** What an action names beside its targets: the first flag of these that was not given. */
const missingFlag = ({ verb, picked, sends }: ActCall): string | undefined => {
  if (verb.pick && picked === undefined) return verb.pick.flag;
  const [only, ...others] = Object.entries(verb.sends ?? {});
  const isMissing = only?.[1].kind === 'ref' && others.length === 0 && sends[only[0]] === undefined;
  return isMissing ? flagNameFor(...only) : undefined;
};

const checkFlags = (call: ActCall): void => {
  const { resource, verb, name, selection } = call;
  const flag = missingFlag(call);
  if (flag === undefined) return;
  const further = hintAtFlag(resource, name, selection, flag);
  if (!verb.pick && further.hint === undefined) return;
  throw new UsageFailure(`${name} needs --${flag}`, { code: 'missing_flag', ...further });
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
const createAnswerColumns = (verb: ActionVerb, results: readonly Result[]): readonly Column[] => {
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
const createIntent = async (session: Session, call: ActCall): Promise<Intent> => {
  const body = await readBody(session, call);
  const awaits = successConditionFor(call.verb.awaits, body);
  const { resource, name, picked, selection, options } = call;
  const next = call.follow ? call.verb.adds?.followedBy : undefined;
  return {
    resource,
    name,
    verb: { ...call.verb, ...(awaits && { awaits }) },
    chain: call.precede ? createChain({ ...call, failFast: options.failFast }) : [],
    body,
    picked,
    isFleet: selectsMany(selection),
    follow: next === undefined ? undefined : memberAction(resource, next),
    options,
  };
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
const carryOut = async (session: Session, intent: Intent, plan: Plan): Promise<void> => {
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
  // What follows is not seen at the thing itself: no wait for that tells how it goes.
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
  const notes = await restingNotes(session, sending, results);
  try {
    await close(results, createAnswerColumns(verb, results));
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
  checkFlags(call);
  checkSecretAnswer(session, call);
  const intent = await createIntent(session, call);
  const place = { resource, path: itemPath(resource), name };
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
