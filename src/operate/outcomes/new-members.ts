import { joinPath } from '../../catalog/paths.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { Failure, PartialFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import { readItems, readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { toTargetWord } from '../targets/expression.ts';
import type { Target } from '../targets/target.ts';
import { waitForWatched } from '../waiting/wait.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import type { ActionOptions } from './action-options.ts';
import type { ResourceAction } from './action-result.ts';
import { findAwaitedEnd, waitForAll } from './await-results.ts';
import { formatOutcomeLine, type Result } from './outcome.ts';
import { buildActionRequest } from './requests.ts';
import { sendAll } from './send.ts';

/** An action of the members of a resource. */
export interface MemberAction extends ResourceAction {
  /** The path of the list of members, below the resource. */
  readonly path: string;
}

/** Finds an action of the members of a resource by name; undefined if there is none. */
export const findMemberAction = (
  catalog: Catalog,
  resource: Resource,
  name: string,
): MemberAction | undefined => {
  const view = resource.members === undefined ? undefined : resource.verbs[resource.members];
  if (view?.kind !== 'view' || view.answers.kind !== 'list') return undefined;
  const of = catalog.find(view.answers.of);
  const verb = of.verbs[name];
  return verb?.kind === 'action' ? { resource: of, name, verb, path: view.path } : undefined;
};

/** The current members of a resource. */
export const readMemberRows = async (
  session: Session,
  resource: Resource,
  { path }: MemberAction,
  { id, scope }: Target,
): Promise<readonly Item[]> => {
  const whole = buildPath(joinPath(resource, path), { ...scope, id });
  const answer = await session.platform.send(
    { method: 'GET', path: whole },
    { signal: session.host.signal },
  );
  return readItems(answer, `GET ${whole}`);
};

/** The ids of the members by the id of their target. */
export type MemberIds = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads the ids of existing members before new ones are added. */
export const readMemberIds = async (
  session: Session,
  resource: Resource,
  action: MemberAction,
  targets: readonly Target[],
): Promise<MemberIds> =>
  new Map(
    await Promise.all(
      targets.map(async (target) => {
        const rows = await readMemberRows(session, resource, action, target);
        return [target.id, new Set(rows.map((row) => readText(row, 'id')))] as const;
      }),
    ),
  );

export const createMemberTarget = (item: Item): Target => {
  const id = readText(item, 'id');
  const name = readText(item, 'name');
  return { id, name: name || id, word: name ? toTargetWord(name) : id, item, scope: {} };
};

/** Combines the failures of several members into one failure of their target. */
const combineFailures = (
  { resource, name }: MemberAction,
  results: readonly Result[],
): Failure | undefined => {
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const [first] = failures;
  if (!first || failures.length === 1) return first;
  return new PartialFailure(`${name} failed for ${failures.length} ${resource.titles}`, {
    lines: results.flatMap(formatOutcomeLine),
  });
};

/** Waits until members are ready for the action; a failure during the wait is its result. */
const awaitReady = async (
  session: Session,
  { resource, verb }: MemberAction,
  members: readonly Target[],
): Promise<readonly Result[]> => {
  if (verb.when?.field !== 'state' || members.length === 0) {
    return members.map((target) => ({ target }));
  }
  const condition = createWaitCondition({
    success: verb.when.in,
    failure: resource.fields.state?.failed ?? [],
  });
  const endings = await waitForWatched(
    session,
    { resource, condition, targets: members },
    { from: 'now' },
  );
  return members.map((target) => ({ target, ...endings.get(target.id) }));
};

/** An action for newly added members. */
export interface NewMembersCall {
  readonly resource: Resource;
  readonly action: MemberAction;
  /** The ids of the previous members. */
  readonly before: MemberIds;
  readonly options: Pick<ActionOptions, 'wait' | 'failFast'>;
}

const runOnMembersOf = async (
  session: Session,
  { resource, action, before, options }: NewMembersCall,
  result: Result,
): Promise<Result> => {
  const { target } = result;
  const rows = await readMemberRows(session, resource, action, target);
  const added = rows.filter((row) => !before.get(target.id)?.has(readText(row, 'id')));
  const ready = await awaitReady(session, action, added.map(createMemberTarget));
  const planned = ready.flatMap(({ target: member, failure }) =>
    failure
      ? []
      : [{ target: member, request: buildActionRequest(action.resource, action.verb, member) }],
  );
  const { wait, failFast } = options;
  const sent = await sendAll(session, { ...action, failFast }, planned);
  const end = findAwaitedEnd(session.cache.catalog, action, wait);
  const settled = wait ? await waitForAll(session, end, sent) : sent;
  const all = [...ready.filter(({ failure }) => failure), ...settled];
  const failure = combineFailures(action, all);
  if (failure) return { ...result, failure };
  return all.some(({ requested }) => requested) ? { ...result, requested: true } : result;
};

/**
 * Runs an action on new members once they exist. If it fails, their target has failed; the new
 * members remain.
 */
export const runOnNewMembers = (
  session: Session,
  call: NewMembersCall,
  results: readonly Result[],
): Promise<readonly Result[]> =>
  Promise.all(
    results.map(async (result) => {
      if (result.failure || result.unchanged) return result;
      try {
        return await runOnMembersOf(session, call, result);
      } catch (failure) {
        if (!(failure instanceof Failure)) throw failure;
        return { ...result, failure };
      }
    }),
  );
