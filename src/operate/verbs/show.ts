import { getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { combineFailures } from '../../lib/failures/combine.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import { checkRawSecrets, writeRaw } from '../rows/raw.ts';
import { defaultRowOptions } from '../rows/row-options.ts';
import { createRowView } from '../rows/row-view.ts';
import { selectFields } from '../rows/selected-fields.ts';
import { writeItem, writeList } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { resolveParents } from '../targets/parents.ts';
import { readTargetWords } from '../targets/select-targets.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import { createTarget, expandId, readTargetsOf } from '../targets/targets.ts';
import { createNoSuchId, UnresolvedTargets } from '../targets/unresolved-targets.ts';
import { findReadTarget, type ReadCall } from './read-call.ts';

/** Found items, and the failures about others. */
interface Findings<T> {
  readonly found: readonly T[];
  readonly failures: readonly unknown[];
}

/** The failure about missing targets, without "nothing was sent", as a read changes nothing. */
const createMissing = (failures: readonly unknown[]): unknown => {
  const failure = combineFailures(failures, 'targets');
  return failure instanceof TargetFailure
    ? new TargetFailure(failure.message.replace(/; nothing was sent$/, ''), failure.details)
    : failure;
};

/** Resolves words to targets without duplicates; ids need no list. */
const findShowTargets = async (
  { cache }: Session,
  resource: Resource,
  words: readonly string[],
  scope: ParentScope,
): Promise<Findings<Target>> => {
  const ids = words.flatMap((word) => expandId([word]) ?? []);
  if (ids.length === words.length) {
    return { found: [...new Set(ids)].map((id) => createTarget(id, scope)), failures: [] };
  }
  try {
    return { found: await readTargetsOf(cache, resource, words, scope), failures: [] };
  } catch (failure) {
    if (!(failure instanceof UnresolvedTargets)) throw createMissing([failure]);
    const found = [...new Map(failure.found.map((target) => [target.id, target])).values()];
    return { found, failures: [failure] };
  }
};

/** Reads one of several targets as `show` returns it. */
const readWhole = async (
  { cache }: Session,
  resource: Resource,
  { id, scope }: Target,
): Promise<Item> => {
  try {
    return await cache.readOne(resource, id, scope);
  } catch (failure) {
    throw createNoSuchId(resource, id, failure);
  }
};

/** Reads several targets as `show` returns them; throws any failure except "not found". */
const findWhole = async (
  session: Session,
  resource: Resource,
  targets: readonly Target[],
): Promise<Findings<Item>> => {
  const ends = await Promise.allSettled(
    targets.map((target) => readWhole(session, resource, target)),
  );
  const found = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  const failures = ends.flatMap((end): readonly unknown[] =>
    end.status === 'rejected' ? [end.reason] : [],
  );
  const other = failures.find((failure) => !(failure instanceof TargetFailure));
  if (other !== undefined) throw other;
  return { found, failures };
};

/** Rows as `show` returns them, and the failure about those that are missing. */
interface ShownRows {
  readonly rows: readonly Item[];
  /** Undefined if there is none. */
  readonly failure: unknown;
}

/** Reads the rows that words name as `show` returns them, in order and without duplicates. */
export const readShownRows = async (
  session: Session,
  { resource, name, words, parents }: ReadCall,
): Promise<ShownRows> => {
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, parents);
  const named: Findings<Target> =
    words.length > 0
      ? await findShowTargets(session, resource, words, scope)
      : { found: [], failures: [] };
  const { found, failures } = await findWhole(session, resource, named.found);
  const all = [...named.failures, ...failures];
  return { rows: found, failure: all.length > 0 ? createMissing(all) : undefined };
};

/**
 * Shows several targets as a list, in order, also if stdin names only one. Existing ones are
 * written; missing ones are the failure.
 */
const showSeveral = async (session: Session, call: ReadCall): Promise<void> => {
  const { resource, name } = call;
  if (session.options.rows?.raw) {
    throw new UsageFailure(`${name}: --raw works with one ${resource.title} only`, {
      code: 'contradiction',
      hint: 'give one name or id',
    });
  }
  createRowView(session, resource);
  const words = await readTargetWords(session, call.words);
  const { rows, failure } = await readShownRows(session, { ...call, words });
  if (rows.length > 0 || failure === undefined) await writeList(session, resource, rows);
  if (failure !== undefined) throw failure;
};

/** `show`: one target, or several as a list. */
export const showTarget = async (session: Session, call: ReadCall): Promise<void> => {
  const { resource, name, words } = call;
  if (words.length > 1 || words[0] === '-') return showSeveral(session, call);
  const { columns, raw } = session.options.rows ?? defaultRowOptions;
  selectFields(resource, columns);
  checkRawSecrets(session, resource);
  if (raw && isFromList(resource)) {
    throw new UsageFailure(
      `${name}: --raw cannot be used: the platform only lists ${resource.titles}`,
      {
        code: 'contradiction',
        hint: `use "imco ${resource.noun} list --raw"`,
      },
    );
  }
  const target = await findReadTarget(session, call);
  if (!target) return;
  const { id, scope } = target;
  if (raw) {
    const path = buildPath(getItemPath(resource), { ...scope, id });
    await writeRaw(session, resource, [{ path }]);
    return;
  }
  await writeItem(session, resource, await session.cache.readOne(resource, id, scope));
};

/** Whether a resource has no `show` request, so that an item is a row of the list. */
const isFromList = ({ verbs }: Resource): boolean =>
  !Object.values(verbs).some((verb) => verb.kind === 'show' && !verb.from);
