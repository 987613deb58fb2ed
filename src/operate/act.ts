import pLimit from 'p-limit';
import type { ActionVerb, Resource } from '../catalog/vocabulary.ts';
import { Failure, UsageFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Request } from '../platform/platform.ts';
import { itemIn, textOf } from './answers.ts';
import { confirmTargets } from './confirm.ts';
import { writeRequests } from './dry-run.ts';
import { pickId } from './pick.ts';
import { type Result, report } from './report.ts';
import { actionRequest } from './requests.ts';
import { allSecret, checkShowSecrets } from './secrets.ts';
import type { Session, Target } from './session.ts';
import { isAllowed, isThere, wrongStates } from './states.ts';
import { resolveTargets } from './targets.ts';
import { waitFor } from './wait.ts';

/** An action as it was asked for. */
export interface ActCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ActionVerb;
  readonly words: readonly string[];
  /** What `--script` and the like name. */
  readonly picked: string | undefined;
  /** `--shutdown-first`: the action that brings a target to a state the verb starts from. */
  readonly precede: boolean;
}

/** A target with the requests its action takes. */
interface Planned {
  readonly target: Target;
  /** An action that has to end well first. */
  readonly before: ActionVerb | undefined;
  readonly request: Request;
}

const actionNamed = (resource: Resource, name: string | undefined): ActionVerb | undefined => {
  const verb = name === undefined ? undefined : resource.verbs[name];
  return verb?.kind === 'action' ? verb : undefined;
};

const plan = async (session: Session, call: ActCall, target: Target): Promise<Planned> => {
  const { resource, verb } = call;
  const { pick } = verb;
  const chosen =
    pick && call.picked !== undefined
      ? { [pick.flag]: await pickId(session, resource, pick, target, call.picked) }
      : {};
  const before = call.precede ? actionNamed(resource, verb.precededBy) : undefined;
  return {
    target,
    before: before && !isAllowed(verb, target.item) ? before : undefined,
    request: actionRequest(resource, verb, { id: target.id, ...chosen }),
  };
};

const requestsOf = (resource: Resource, { target, before, request }: Planned): Request[] =>
  before ? [actionRequest(resource, before, { id: target.id }), request] : [request];

const asResult = (target: Target, failure: unknown): Result => {
  if (failure instanceof Failure && failure.kind !== 'interrupted' && failure.kind !== 'terminated')
    return { target, failure };
  throw failure;
};

const resultOf = (
  session: Session,
  call: ActCall,
  target: Target,
  answer: Item | undefined,
): Result => {
  const answers = call.verb.answers?.kind ?? 'itself';
  switch (answers) {
    case 'itself':
      return { target, item: answer };
    case 'secret':
      return { target, answer: answer && allSecret(session, answer) };
    case 'row':
      return { target, answer, state: textOf(target.item, 'state') };
    case 'nothing':
      return { target };
  }
};

const send = async (session: Session, call: ActCall, planned: Planned): Promise<Result> => {
  const { target, before, request } = planned;
  const { signal } = session.host;
  try {
    if (before) {
      await session.platform.send(actionRequest(call.resource, before, { id: target.id }), {
        signal,
      });
      const sent = { ...target, item: {} };
      const endings = await waitFor(session, call.resource, before.awaits ?? {}, [sent]);
      const ending = endings.get(target.id);
      if (ending && 'failure' in ending) return { target, ...ending };
    }
    const answer = await session.platform.send(request, { signal });
    const empty = call.verb.answers?.kind === 'nothing' || answer.body === undefined;
    const item = empty ? undefined : itemIn(answer, `${request.method} ${request.path}`);
    return resultOf(session, call, target, item);
  } catch (failure) {
    return asResult(target, failure);
  }
};

/** The results with how the wait for them ended. */
const waited = async (
  session: Session,
  call: ActCall,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const { awaits } = call.verb;
  const sent = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  if (!session.options.wait || !awaits || sent.length === 0) return results;
  const targets = sent.map(({ target, item }) => ({ ...target, item: item ?? {} }));
  const endings = await waitFor(session, call.resource, awaits, targets);
  return results.map((result) => ({ ...result, ...endings.get(result.target.id) }));
};

const checkPick = ({ verb, name, picked }: ActCall): void => {
  if (!verb.pick || picked !== undefined) return;
  throw new UsageFailure(`${name} needs --${verb.pick.flag}`, { code: 'missing_flag' });
};

const checkStates = (session: Session, call: ActCall, targets: readonly Target[]): void => {
  if (session.options.force) return;
  const { resource, verb } = call;
  const before = call.precede ? actionNamed(resource, verb.precededBy) : undefined;
  const left = before
    ? targets.filter(({ item }) => isAllowed(verb, item) || !isAllowed(before, item))
    : targets;
  const failure = wrongStates(resource, call.name, verb, left);
  if (failure) throw failure;
};

/**
 * An action on targets: resolve all, check their states, ask, send, wait, report one outcome each.
 * Nothing is sent before every target and reference is known to exist and to be in a state the
 * verb starts from.
 */
export const act = async (session: Session, call: ActCall): Promise<void> => {
  const { resource, verb } = call;
  checkPick(call);
  if (verb.answers?.kind === 'secret') checkSecretAnswer(session, call.name);
  const targets = await resolveTargets(session.directory, resource, call.words);
  checkStates(session, call, targets);
  const done = new Set(
    session.options.force ? [] : targets.filter(({ item }) => isThere(verb, item)),
  );
  const planned = await Promise.all(
    targets.filter((target) => !done.has(target)).map((target) => plan(session, call, target)),
  );
  if (session.options.dryRun) {
    const requests = planned.flatMap((one) => requestsOf(resource, one));
    await writeRequests(session, resource, requests);
    return;
  }
  const toChange = planned.map(({ target }) => target);
  if (verb.destructive && toChange.length > 0) {
    await confirmTargets(session, resource, call.name, toChange);
  }
  const limit = pLimit(session.options.concurrency);
  const sent = await Promise.all(planned.map((one) => limit(() => send(session, call, one))));
  const byId = new Map(sent.map((result) => [result.target.id, result]));
  const results = targets.map(
    (target): Result => byId.get(target.id) ?? { target, item: target.item, unchanged: true },
  );
  await report(session, resource, await waited(session, call, results));
};

/** A secret nobody sees is lost: it has to be asked for before it is made. */
const checkSecretAnswer = (session: Session, name: string): void => {
  checkShowSecrets(session);
  if (session.options.showSecrets || session.options.dryRun) return;
  throw new UsageFailure(`${name} makes a secret that is shown once`, {
    code: 'missing_flag',
    hint: 'add --show-secrets to see it',
  });
};
