/** Waits for the ends of verbs, on their targets or on the rows that these lead to. */
import { findField } from '../../catalog/paths.ts';
import { followReferences } from '../../catalog/rules/referred-resource.ts';
import { readNameField } from '../../catalog/rules/row-names.ts';
import type { Resource, SuccessConditions } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { toTargetWord } from '../targets/expression.ts';
import { nameItem } from '../targets/item-names.ts';
import type { RowCache } from '../targets/row-cache.ts';
import type { Target } from '../targets/target.ts';
import { formatWaitCommand } from './follow-words.ts';
import { waitForWatched } from './wait.ts';
import { createWaitCondition } from './wait-condition.ts';
import type { EndListener, WatchEnding, WatchedTarget } from './watch.ts';

/** The ends of a verb on targets. */
export interface EndRequest {
  readonly resource: Resource;
  readonly awaits: SuccessConditions;
  readonly targets: readonly WatchedTarget[];
  /** The verb, for a failure that the state does not show. */
  readonly name?: string | undefined;
  /** The command that waits again, if it is not that of the resource. */
  readonly resume?: string | undefined;
}

/** The row at the end of a chain of references from a target, as it is now. */
const readReferred = async (
  cache: RowCache,
  { resource, awaits }: EndRequest,
  { item, scope }: Target,
): Promise<Target> => {
  const on: readonly string[] = awaits.on ?? [];
  let of = resource;
  let row: Item = { ...item, ...scope };
  for (const [at, key] of on.entries()) {
    const to = findField(of, key)?.to;
    const id = readText(row, key);
    if (!to || id === '') throw new Error(`${of.noun} does not lead to ${key}`);
    of = cache.catalog.find(to);
    const isLast = at === on.length - 1;
    row = isLast ? await cache.refresh(of, id) : await cache.findOrReadOne(of, id);
  }
  const id = readText(row, 'id');
  const name = await nameItem(cache, of, row);
  return { id, name: name || id, word: name ? toTargetWord(name) : id, item: row, scope: {} };
};

/** The command that waits for a verb; undefined if that needs a row which was not read yet. */
export const formatFollowCommand = async (
  { cache }: Session,
  { resource, awaits }: Pick<EndRequest, 'resource' | 'awaits'>,
  target: Target,
): Promise<string | undefined> => {
  if (!awaits.on) return formatWaitCommand(resource, awaits, [target]);
  let of = resource;
  let row: Item | undefined = { ...target.item, ...target.scope };
  for (const key of awaits.on) {
    const to = findField(of, key)?.to;
    if (!to || !row) return undefined;
    of = cache.catalog.find(to);
    row = await cache.peekOne(of, readText(row, key));
  }
  const name = row && readNameField(of, row);
  return name
    ? formatWaitCommand(of, awaits, [{ word: toTargetWord(name), scope: {} }])
    : undefined;
};

/** The ending of a target whose end is that of another row: its own row is not read again. */
const toOwnEnding = ({ item }: Target, ending: WatchEnding | undefined): WatchEnding =>
  ending && 'failure' in ending ? { item, failure: ending.failure } : { item };

/** Waits for the rows that the targets lead to, each once. */
const waitForReferred = async (
  session: Session,
  request: EndRequest,
  onEnd: EndListener,
): Promise<ReadonlyMap<string, WatchEnding>> => {
  const { cache } = session;
  const { resource, awaits, targets } = request;
  const rows = await Promise.all(
    targets.map(async (target) => [target, await readReferred(cache, request, target)] as const),
  );
  const byRow = new Map(rows.map(([, row]) => [row.id, row]));
  const found = await waitForWatched(
    session,
    {
      resource: followReferences(resource, awaits.on ?? [], (noun) => cache.catalog.find(noun)),
      condition: createWaitCondition(awaits),
      targets: [...byRow.values()],
    },
    {
      onEnd: ({ id }, ending) => {
        for (const [target, row] of rows)
          if (row.id === id) onEnd(target, toOwnEnding(target, ending));
      },
    },
  );
  return new Map(rows.map(([target, row]) => [target.id, toOwnEnding(target, found.get(row.id))]));
};

/**
 * Waits until each target has reached the end of a verb, or has failed, and returns the endings by
 * id. If the end is one of another row, such as the load balancer of a target, that row is waited
 * for.
 */
export const waitForEnds = async (
  session: Session,
  request: EndRequest,
  onEnd: EndListener = () => {},
): Promise<ReadonlyMap<string, WatchEnding>> => {
  const { awaits, targets } = request;
  if (!awaits.on) {
    const condition = createWaitCondition(awaits);
    return waitForWatched(session, { ...request, condition }, { onEnd });
  }
  try {
    return await waitForReferred(session, request, onEnd);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    // The change was made: a failure from here on is reported with it.
    const endings = targets.map((target) => [target, { item: target.item, failure }] as const);
    for (const [target, ending] of endings) onEnd(target, ending);
    return new Map(endings.map(([{ id }, ending]) => [id, ending]));
  }
};
