import { itemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { runTogether, runAll as settleAll } from '../../lib/failures/combine.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
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
import { createNoSuchId } from '../targets/unresolved-targets.ts';
import { findReadTarget, type ReadCall } from './read-call.ts';

/** The things the words name, each once; ids alone need no list to be found in. */
const findShowTargets = async (
  { cache }: Session,
  resource: Resource,
  words: readonly string[],
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const ids = words.flatMap((word) => expandId([word]) ?? []);
  if (ids.length < words.length) return readTargetsOf(cache, resource, words, scope);
  return [...new Set(ids)].map((id) => createTarget(id, scope));
};

/** One of several things as `show` answers it. */
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

/** Several things, in the order given: a list, also where the words on stdin name one alone. */
const showSeveral = async (session: Session, call: ReadCall): Promise<void> => {
  const { resource, name, parents } = call;
  if (session.options.rows?.raw) {
    throw new UsageFailure(`${name}: --raw has the answer about one ${resource.title}`, {
      code: 'contradiction',
      hint: 'name one of them',
    });
  }
  createRowView(session, resource);
  const words = await readTargetWords(session, call.words);
  const scope = await resolveParents(
    session,
    { resource, path: itemPath(resource), name },
    parents,
  );
  const targets = words.length > 0 ? await findShowTargets(session, resource, words, scope) : [];
  try {
    const items = await settleAll(targets.map((target) => readWhole(session, resource, target)));
    await writeList(session, resource, items);
  } catch (failure) {
    throw failure instanceof AggregateError ? runTogether(failure.errors, 'targets') : failure;
  }
};

/** `show`: one thing, or several as a list. */
export const showTarget = async (session: Session, call: ReadCall): Promise<void> => {
  const { resource, name, words } = call;
  if (words.length > 1 || words[0] === '-') return showSeveral(session, call);
  const { columns, raw } = session.options.rows ?? defaultRowOptions;
  selectFields(resource, columns);
  checkRawSecrets(session, resource);
  if (raw && isFromList(resource)) {
    throw new UsageFailure(`${name}: no answer of the platform has one ${resource.title} alone`, {
      code: 'contradiction',
      hint: `--raw goes with "imco ${resource.noun} list"`,
    });
  }
  const target = await findReadTarget(session, call);
  if (!target) return;
  const { id, scope } = target;
  if (raw) {
    const path = buildPath(itemPath(resource), { ...scope, id });
    await writeRaw(session, resource, [{ path }]);
    return;
  }
  await writeItem(session, resource, await session.cache.readOne(resource, id, scope));
};

/** Whether one thing is a row of the list and nothing else. */
const isFromList = ({ verbs }: Resource): boolean =>
  !Object.values(verbs).some((verb) => verb.kind === 'show' && !verb.from);
