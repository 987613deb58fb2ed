import { resourceOf } from '../catalog/index.ts';
import type { ActionVerb } from '../catalog/vocabulary.ts';
import { Interruption, UsageFailure } from '../failures.ts';
import type { Column } from '../output/document.ts';
import { listColumns, plainColumns } from './columns.ts';
import { confirmTargets } from './confirm.ts';
import { writeRequests } from './dry-run.ts';
import { pickId } from './pick.ts';
import { type Result, report } from './report.ts';
import { actionRequest } from './requests.ts';
import { checkShowSecrets } from './secrets.ts';
import { type Planned, type Sending, sendAll, sendBefore, waitForAll } from './send.ts';
import type { Session, Target } from './session.ts';
import { isAllowed, isThere, wrongStates } from './states.ts';
import { resolveTargets } from './targets.ts';

/** An action as it was asked for. */
export interface ActCall extends Sending {
  readonly words: readonly string[];
  /** What `--script` and the like name. */
  readonly picked: string | undefined;
  /** `--shutdown-first`: the action that brings a target to a state the verb starts from. */
  readonly precede: boolean;
}

/** The action asked to come first, if any. */
const actionBefore = ({ resource, verb, precede }: ActCall): Sending | undefined => {
  const name = verb.precededBy;
  const before = precede && name !== undefined ? resource.verbs[name] : undefined;
  return name !== undefined && before?.kind === 'action'
    ? { resource, name, verb: before }
    : undefined;
};

const planned = async (session: Session, call: ActCall, target: Target): Promise<Planned> => {
  const { resource, verb } = call;
  const { pick } = verb;
  const chosen =
    pick && call.picked !== undefined
      ? { [pick.flag]: await pickId(session, resource, pick, target, call.picked) }
      : {};
  return { target, request: actionRequest(resource, verb, { id: target.id, ...chosen }) };
};

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

const checkStates = (
  session: Session,
  { resource, name, verb }: ActCall,
  before: Sending | undefined,
  targets: readonly Target[],
): void => {
  if (session.options.force) return;
  const left = before
    ? targets.filter(({ item }) => isAllowed(verb, item) || !isAllowed(before.verb, item))
    : targets;
  const failure = wrongStates(resource, name, verb, left);
  if (failure) throw failure;
};

/** What was interrupted while something else came first was itself never sent. */
const notReached = (
  call: ActCall,
  before: Sending,
  failed: readonly Result[],
): readonly Result[] => {
  const names = failed.map(({ target }) => target.name).join(', ');
  return failed.map((result) =>
    result.failure instanceof Interruption
      ? {
          ...result,
          failure: new Interruption(
            result.failure.kind,
            `${before.name} goes on at the platform; ${call.name} of ${names} was not sent`,
            { code: 'not_sent', hint: 'run the command again when it is over' },
          ),
        }
      : result,
  );
};

/** Sends what comes first where it has to; where that fails, the action itself is not sent. */
const sendInOrder = async (
  session: Session,
  call: ActCall,
  plans: readonly Planned[],
  before: Sending | undefined,
): Promise<readonly Result[]> => {
  const early = plans.flatMap(({ target }) => (isAllowed(call.verb, target.item) ? [] : [target]));
  const prepared = before ? await sendBefore(session, before, early) : [];
  const failed = prepared.filter(({ failure }) => failure);
  const stopped = new Set(failed.map(({ target }) => target.id));
  const rest = plans.filter(({ target }) => !stopped.has(target.id));
  const sent = await sendAll(session, call, rest);
  const ended = session.options.wait ? await waitForAll(session, call, sent) : sent;
  return [...(before ? notReached(call, before, failed) : []), ...ended];
};

/** The requests of a dry run, what comes first before the rest. */
const requestsOf = (plans: readonly Planned[], verb: ActionVerb, before: Sending | undefined) =>
  plans.flatMap(({ target, request }) =>
    before && !isAllowed(verb, target.item)
      ? [actionRequest(before.resource, before.verb, { id: target.id }), request]
      : [request],
  );

/** The results in the order of the targets; what was not planned had nothing to be done. */
const inOrder = (targets: readonly Target[], results: readonly Result[]): readonly Result[] => {
  const byId = new Map(results.map((result) => [result.target.id, result]));
  return targets.map(
    (target): Result => byId.get(target.id) ?? { target, item: target.item, unchanged: true },
  );
};

/** What people see of an answer: a secret as a whole, of a row what it is called. */
const answerColumns = (verb: ActionVerb, results: readonly Result[]): readonly Column[] => {
  const { answers } = verb;
  const [first] = results.flatMap(({ answer }) => (answer ? [answer] : []));
  if (answers?.kind === 'secret' && first) return plainColumns(first);
  if (answers?.kind !== 'row') return [];
  const of = resourceOf(answers.of);
  return listColumns(of, [of.namedBy], new Map());
};

const isDone = (session: Session, verb: ActionVerb, { item }: Target): boolean =>
  !session.options.force && isThere(verb, item);

/**
 * An action on targets: resolve all, check their states, ask, send, wait, report one outcome each.
 * Nothing is sent before every target and reference is known to exist and to be in a state the
 * verb starts from.
 */
export const act = async (session: Session, call: ActCall): Promise<void> => {
  const { resource, verb, name } = call;
  checkPick(call);
  checkSecretAnswer(session, call);
  const before = actionBefore(call);
  const targets = await resolveTargets(session.directory, resource, call.words);
  checkStates(session, call, before, targets);
  const toChange = targets.filter((target) => !isDone(session, verb, target));
  const plans = await Promise.all(toChange.map((target) => planned(session, call, target)));
  if (session.options.dryRun) {
    await writeRequests(session, resource, requestsOf(plans, verb, before));
    return;
  }
  if (verb.destructive && plans.length > 0) {
    await confirmTargets(session, resource, name, toChange);
  }
  const results = await sendInOrder(session, call, plans, before);
  await report(session, resource, inOrder(targets, results), answerColumns(verb, results));
};
