import { findListVerb } from '../../catalog/paths.ts';
import type { ActionVerb, Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readSameItem, readText } from '../rows/answers.ts';
import { writeItem } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { toTargetWord } from '../targets/expression.ts';
import { nameItem } from '../targets/item-names.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import { chooseSuccess, type WaitChoice } from '../waiting/condition-words.ts';
import { formatWaitAndNext } from '../waiting/follow-words.ts';
import { createWaitCondition } from '../waiting/wait-condition.ts';
import { formatFollowCommand, waitForEnds } from '../waiting/wait-for-ends.ts';
import type { WatchEnding } from '../waiting/watch.ts';
import { buildActionRequest } from './requests.ts';
import { writeChanged } from './write-changed.ts';

/** A created or changed resource that may still be in transition. */
export interface CreatedItem {
  readonly resource: Resource;
  readonly item: Item;
  readonly scope: ParentScope;
  readonly awaits: SuccessConditions | undefined;
  /** The action that follows once the resource is ready. */
  readonly next: ActionVerb | undefined;
  /** The condition to wait for; undefined for no wait. */
  readonly wait: WaitChoice | undefined;
  /** The reference to what comes of it, which is shown instead once it has ended. */
  readonly result?: string | undefined;
  /** The command that waits for it again, if it is not that of the resource. */
  readonly resume?: string | undefined;
}

/** Whether a name finds one row of the account: below a parent, each parent may have a row of it. */
const hasUniqueNames = (resource: Resource): boolean => {
  const list = findListVerb(resource);
  return list !== undefined && list.within === undefined && !resource.sharedNames;
};

const createSettleTarget = async ({ cache }: Session, created: CreatedItem): Promise<Target> => {
  const { resource, item, scope } = created;
  const id = readText(item, 'id');
  const isAfterOther = resource.fields[resource.namedBy]?.to !== undefined;
  // A name that needs a request is read only if the progress of a wait shows it.
  const isWaitedFor = created.awaits !== undefined && (created.wait ?? created.next) !== undefined;
  const name = isAfterOther && !isWaitedFor ? '' : await nameItem(cache, resource, item);
  // A name that is missing, belongs to another resource, may be that of other rows, or is in no
  // list would not find it again.
  const isFound = name !== '' && !isAfterOther && hasUniqueNames(resource);
  const word = isFound ? toTargetWord(name) : id;
  return { id, name: name || id, word, item, scope };
};

const awaitOne = async (
  session: Session,
  { resource, resume }: Pick<CreatedItem, 'resource' | 'resume'>,
  awaits: SuccessConditions,
  target: Target,
): Promise<WatchEnding> => {
  const endings = await waitForEnds(session, { resource, awaits, targets: [target], resume });
  return endings.get(target.id) ?? { item: target.item };
};

const findVerbName = ({ verbs }: Resource, verb: ActionVerb): string =>
  Object.keys(verbs).find((name) => verbs[name] === verb) ?? '';

const settle = async (
  session: Session,
  created: CreatedItem,
  target: Target,
): Promise<WatchEnding> => {
  const { resource, awaits, next, item, wait } = created;
  if (!awaits || !(wait ?? next)) return { item };
  const { catalog } = session.cache;
  const own = next ? awaits : chooseSuccess(wait, catalog, { resource, awaits });
  // Who waits again has to start what was to follow as well.
  const resume =
    created.resume ??
    (next && formatWaitAndNext(resource, own, findVerbName(resource, next), [target]));
  const ready = await awaitOne(session, { resource, resume }, own, target);
  if ('failure' in ready || !next || !ready.item) return ready;
  const request = buildActionRequest(resource, next, target);
  const answer = await session.platform.send(request, { signal: session.host.signal });
  const started = readSameItem(answer, target.id, `${request.method} ${request.path}`);
  return wait && next.awaits
    ? awaitOne(session, created, chooseSuccess(wait, catalog, { resource, awaits: next.awaits }), {
        ...target,
        item: started,
      })
    : { item: started };
};

/** The result, with the name if it could be read. */
interface SettleOutcome {
  readonly ending: WatchEnding;
  readonly target?: Target;
}

/** The thing exists by now: a failure from here on is reported beside it, never instead of it. */
const trySettle = async (session: Session, created: CreatedItem): Promise<SettleOutcome> => {
  try {
    const target = await createSettleTarget(session, created);
    return { target, ending: await settle(session, created, target) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return { ending: { item: created.item, failure } };
  }
};

/** Finds an action of a resource by name; undefined for none. */
export const findNextAction = (
  resource: Resource,
  name: string | undefined,
): ActionVerb | undefined => {
  const next = name === undefined ? undefined : resource.verbs[name];
  return next?.kind === 'action' ? next : undefined;
};

/** Whether the end of the request has not been seen. */
const isEndOpen = ({ awaits, next, wait }: CreatedItem, ending: WatchEnding): boolean => {
  if ('failure' in ending) return true;
  const last = next ? next.awaits : awaits;
  return (
    !wait && last !== undefined && !createWaitCondition(last).isOver(ending.item ?? {}, undefined)
  );
};

/** What is shown at the end: the created row, or what has come of it. */
const findShown = async (
  { cache, writer }: Session,
  { resource, item, wait, result }: CreatedItem,
  ending: WatchEnding,
): Promise<{ readonly resource: Resource; readonly item: Item }> => {
  const created = { resource, item: ending.item ?? item };
  const to = result === undefined ? undefined : resource.fields[result]?.to;
  const id = readText(created.item, result ?? 'id');
  if (!to || id === '' || !wait || 'failure' in ending) return created;
  try {
    const of = cache.catalog.find(to);
    return { resource: of, item: await cache.refresh(of, id) };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    writer.note(`the ${cache.catalog.find(to).title} could not be read: ${failure.message}`);
    return created;
  }
};

/**
 * Waits for a created resource and runs the next action, if requested, then shows the resource.
 * Throws the failure of these steps after that.
 */
export const writeSettled = async (session: Session, created: CreatedItem): Promise<void> => {
  const { resource, item, awaits, next, wait, resume } = created;
  const { ending, target } = await trySettle(session, created);
  const shown = await findShown(session, created, ending);
  const requested = isEndOpen(created, ending);
  try {
    await writeChanged(session, (writing) =>
      writeItem(writing, shown.resource, shown.item, { requested }),
    );
  } catch (thrown) {
    throw 'failure' in ending ? ending.failure : thrown;
  }
  if ('failure' in ending) throw ending.failure;
  if (wait || !awaits || next || !target) return;
  if (createWaitCondition(awaits).isOver(item, undefined)) return;
  const way = resume ?? (await formatFollowCommand(session, { resource, awaits }, target));
  if (way === undefined) return;
  session.writer.note(`still in progress; follow it with "${way}"`);
};
