import { resourceOf } from '../catalog/index.ts';
import { itemPath } from '../catalog/paths.ts';
import type { ActionVerb } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import type { Column } from '../output/document.ts';
import { textOf } from './answers.ts';
import { readAll } from './body.ts';
import { type Chain, chainOf, isReachable, prepare, stepsDue } from './chain.ts';
import { listColumns, plainColumns } from './columns.ts';
import { confirmTargets } from './confirm.ts';
import { writeRequests } from './dry-run.ts';
import { type Parents, resolveParents } from './parents.ts';
import { pickId } from './pick.ts';
import { resolveReferences, type Values } from './references.ts';
import { openReport, type Result } from './report.ts';
import { actionRequest } from './requests.ts';
import { checkShowSecrets } from './secrets.ts';
import { selectTargets } from './select-targets.ts';
import { isFleet, type Selection } from './selection.ts';
import { type Planned, type Sending, sendAll, waitForAll } from './send.ts';
import type { Session, Target } from './session.ts';
import { isThere, wrongStates } from './states.ts';
import { awaitedFor } from './telling.ts';
import type { Given } from './values.ts';

/** An action as it was asked for. */
export interface ActCall extends Sending {
  readonly selection: Selection;
  readonly parents: Parents;
  /** What the members of the body were given, by name. */
  readonly sends: Readonly<Record<string, Given>>;
  /** What `--script` and the like name. */
  readonly picked: string | undefined;
  /** `--shutdown-first`: the actions that bring a target to where the verb starts from. */
  readonly precede: boolean;
}

const checkPick = ({ verb, name, picked }: ActCall): void => {
  if (!verb.pick || picked !== undefined) return;
  throw new UsageFailure(`${name} needs --${verb.pick.flag}`, { code: 'missing_flag' });
};

/** A secret nobody sees is lost: it has to be asked for before it is made. */
const checkSecretAnswer = (session: Session, { name, verb }: ActCall): void => {
  if (verb.answers?.kind !== 'secret') return;
  checkShowSecrets(session);
  if (session.options.showSecrets || session.options.dryRun) return;
  throw new UsageFailure(`${name} makes a secret that is shown once`, {
    code: 'missing_flag',
    hint: 'add --show-secrets to see it',
  });
};

/** Targets that are not as the verb needs them, and no step brings there. */
const misplaced = (
  session: Session,
  { verb }: ActCall,
  chain: Chain,
  targets: readonly Target[],
): readonly Target[] =>
  session.options.force
    ? []
    : targets.filter(({ item }) => !isReachable(verb, chain, item) && !isThere(verb, item));

/**
 * What becomes of targets that are not as the verb needs them: of a fleet each fails by itself,
 * where they were named nothing is sent at all.
 */
const refuse = (
  { resource, name, verb, selection }: ActCall,
  targets: readonly Target[],
): readonly Result[] => {
  if (!isFleet(selection)) {
    const failure = wrongStates(resource, name, verb, targets);
    if (failure) throw failure;
  }
  return targets.flatMap((target) => {
    const failure = wrongStates(resource, name, verb, [target]);
    return failure ? [{ target, item: target.item, failure }] : [];
  });
};

/** The members of the body, references as ids. */
const bodyOf = async (
  session: Session,
  { resource, name, verb, sends }: ActCall,
): Promise<Values> => {
  const fields = verb.sends ?? {};
  const command = `${resource.noun} ${name}`;
  const values = await readAll(
    session.host,
    { fields, command, needs: Object.keys(fields) },
    sends,
  );
  return resolveReferences(session.directory, fields, values);
};

const planned = async (
  session: Session,
  { resource, verb, picked }: ActCall,
  target: Target,
  body: Values,
): Promise<Planned> => {
  const { pick } = verb;
  const more =
    pick && picked !== undefined
      ? { [pick.flag]: await pickId(session, resource, pick, target, picked) }
      : {};
  return { target, request: actionRequest(resource, verb, target, { body, more }) };
};

/** A target nothing had to be done for; where the action answers something else, there is none. */
const unchanged = ({ answers }: ActionVerb, target: Target): Result =>
  answers
    ? { target, state: textOf(target.item, 'state'), unchanged: true }
    : { target, item: target.item, unchanged: true };

/** The results in the order of the targets; what was not planned had nothing to be done. */
const inOrder = (
  verb: ActionVerb,
  targets: readonly Target[],
  results: readonly Result[],
): readonly Result[] => {
  const byId = new Map(results.map((result) => [result.target.id, result]));
  return targets.map((target) => byId.get(target.id) ?? unchanged(verb, target));
};

/** What people see of an answer: a secret as a whole, of a row what it is called. */
const answerColumns = (verb: ActionVerb, results: readonly Result[]): readonly Column[] => {
  const { answers } = verb;
  const [first] = results.flatMap(({ answer }) => (answer ? [answer] : []));
  if (answers?.kind === 'secret' && first) return plainColumns(first);
  if (answers?.kind !== 'row') return [];
  const of = resourceOf(answers.of);
  const columns = listColumns(of, [of.namedBy], new Map());
  return of.namedBy === 'name'
    ? columns.map((column) => ({ ...column, heading: of.title }))
    : columns;
};

/** The requests of a dry run, for each target what comes first before the rest. */
const requestsOf = ({ resource, verb }: ActCall, chain: Chain, plans: readonly Planned[]) =>
  plans.flatMap(({ target, request }) => [
    ...stepsDue(verb, chain, target.item).map((step) => actionRequest(resource, step.verb, target)),
    request,
  ]);

/** The targets that nothing is sent to. */
const untouched = (targets: readonly Target[], toChange: readonly Target[]): readonly Target[] =>
  targets.filter((target) => !toChange.includes(target));

/**
 * An action on targets: resolve all, check their states, ask, send, wait, report one outcome each.
 * Nothing is sent before every target and reference is known to exist and, where they were named
 * one by one, to be in a state the verb starts from.
 */
export const act = async (session: Session, call: ActCall): Promise<void> => {
  const { resource, name } = call;
  checkPick(call);
  checkSecretAnswer(session, call);
  const chain = chainOf(call, call.precede);
  const body = await bodyOf(session, call);
  const awaits = awaitedFor(call.verb.awaits, body);
  const verb: ActionVerb = { ...call.verb, ...(awaits && { awaits }) };
  const place = { resource, path: itemPath(resource), name };
  const scope = await resolveParents(session, place, call.parents);
  const targets = await selectTargets(session, resource, call.selection, scope);
  const wrong = misplaced(session, { ...call, verb }, chain, targets);
  const refused = refuse({ ...call, verb }, wrong);
  const toChange = targets.filter(
    (target) => !wrong.includes(target) && (session.options.force || !isThere(verb, target.item)),
  );
  const plans = await Promise.all(toChange.map((target) => planned(session, call, target, body)));
  if (session.options.dryRun) {
    for (const { name: there } of untouched(targets, toChange))
      session.writer.note(`nothing is to be done for ${there}`);
    await writeRequests(session, requestsOf(call, chain, plans));
    return;
  }
  if (verb.destructive && plans.length > 0) {
    await confirmTargets(session, resource, [...chain, { name }], toChange);
  }
  const sending: Sending = { resource, name, verb };
  const { wait } = session.options;
  const goesOn = verb.awaits !== undefined && !wait;
  const { tell, close } = openReport(session, { resource, name, goesOn });
  for (const result of inOrder(verb, untouched(targets, toChange), refused)) tell(result);
  const { failed, ready } = await prepare(session, sending, chain, plans);
  for (const result of failed) tell(result);
  // What is waited for has not ended with the answer, unless that is a failure.
  const sent = await sendAll(session, sending, ready, (result) => {
    if (result.failure || !wait || !verb.awaits) tell(result);
  });
  const ended = wait ? await waitForAll(session, sending, sent, tell) : sent;
  const results = inOrder(verb, targets, [...refused, ...failed, ...ended]);
  await close(results, answerColumns(verb, results));
};
