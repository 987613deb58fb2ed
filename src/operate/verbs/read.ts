import { findResource } from '../../catalog/index.ts';
import { findParents, itemPath, joinPath } from '../../catalog/paths.ts';
import type { Resource, ViewVerb } from '../../catalog/vocabulary.ts';
import { runTogether, runAll as settleAll } from '../../lib/failures/combine.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Item, StreamedItems } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import { findFormat } from '../../output/formats/formats.ts';
import { buildPath } from '../../platform/paths.ts';
import { readItem } from '../rows/answers.ts';
import { createArrangement } from '../rows/arrange.ts';
import { streamRows } from '../rows/arriving-rows.ts';
import { detailColumns, detailKeys, plainColumns } from '../rows/columns.ts';
import { checkRawSecrets, writeRaw } from '../rows/raw.ts';
import { defaultRowOptions } from '../rows/row-options.ts';
import { createRowView } from '../rows/row-view.ts';
import { checkShowSecrets, maskAll } from '../rows/secrets.ts';
import { selectFields, withSelectedFields } from '../rows/selected-fields.ts';
import type { Session } from '../session.ts';
import type { ItemName } from '../targets/item-names.ts';
import { readNames } from '../targets/names.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { readTargetWords } from '../targets/select-targets.ts';
import type { ParentScope, Target } from '../targets/target.ts';
import {
  createNoSuchId,
  createTarget,
  expandId,
  readTargetsOf,
  singleTarget,
} from '../targets/targets.ts';
import { itemWord } from '../targets/thing-word.ts';

/** Writes several things of a resource as one list; `lacks` are fields their answer has not. */
export const writeList = async (
  session: Session,
  resource: Resource,
  rows: StreamedItems<Item>,
  { lacks = [] }: { readonly lacks?: readonly string[] } = {},
): Promise<void> => {
  const { columns, members, word, shown } = createRowView(session, resource, lacks);
  let count = 0;
  const batches = async function* (): AsyncGenerator<readonly Item[]> {
    for await (const batch of readBatches(rows)) {
      count += batch.length;
      if (batch.length > 0) yield await shown(batch);
    }
  };
  // What is there as a whole is measured as a whole.
  const items = Array.isArray(rows) ? await collectBatches(batches()) : batches();
  await session.writer.document({ shape: 'list', items, columns, members, word });
  if (count === 0) session.writer.note(`no ${resource.titles}`);
};

/** Writes one thing of a resource; `requested` where the end of what was asked of it is open. */
export const writeItem = async (
  session: Session,
  resource: Resource,
  item: Item,
  { requested = false }: { readonly requested?: boolean } = {},
): Promise<void> => {
  checkShowSecrets(session);
  const { writer, cache, options, host } = session;
  const { columns, relative } = options.rows ?? defaultRowOptions;
  const selected = selectFields(resource, columns);
  const keys = withSelectedFields(detailKeys(resource, item), selected);
  const { members, word, shown, written } = createRowView(session, resource);
  const names = writer.forPeople
    ? await readNames(cache, resource, [item], keys)
    : new Map<string, ItemName>();
  const [row = item] = await (writer.forPeople ? written : shown)([item]);
  await writer.document({
    shape: 'object',
    item: row,
    ...(requested && { requested }),
    columns: detailColumns(resource, keys, names, relative ? { now: host.clock.now() } : {}),
    members,
    word,
  });
};

/** A read of one thing as it was asked for. */
export interface ReadCall {
  readonly resource: Resource;
  readonly name: string;
  readonly words: readonly string[];
  readonly parents: Parents;
}

/** The one thing a read is about. */
const targetIn = async (
  session: Session,
  { resource, name, words, parents }: ReadCall,
): Promise<Target | undefined> => {
  const place = { resource, path: itemPath(resource), name };
  const scope = await resolveParents(session, place, parents);
  return singleTarget(session.cache, resource, words, scope);
};

/** The things the words name, each once; ids alone need no list to be found in. */
const targetsIn = async (
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
const wholeOf = async (
  { cache }: Session,
  resource: Resource,
  { id, scope }: Target,
): Promise<Item> => {
  try {
    return await cache.one(resource, id, scope);
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
  const targets = words.length > 0 ? await targetsIn(session, resource, words, scope) : [];
  try {
    const items = await settleAll(targets.map((target) => wholeOf(session, resource, target)));
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
  const target = await targetIn(session, call);
  if (!target) return;
  const { id, scope } = target;
  if (raw) {
    const path = buildPath(itemPath(resource), { ...scope, id });
    await writeRaw(session, resource, [{ path }]);
    return;
  }
  await writeItem(session, resource, await session.cache.one(resource, id, scope));
};

/** Whether one thing is a row of the list and nothing else. */
const isFromList = ({ verbs }: Resource): boolean =>
  !Object.values(verbs).some((verb) => verb.kind === 'show' && !verb.from);

/** The rows of a view, as they arrive where that helps. */
const writeView = async (
  session: Session,
  of: Resource,
  {
    resource,
    path,
    id,
  }: { readonly resource: Resource; readonly path: string; readonly id: string },
): Promise<void> => {
  const reading = { path: buildPath(joinPath(resource, path), { id }) };
  if (session.options.rows?.raw) return writeRaw(session, of, [reading]);
  const { needsAll, arrange } = await createArrangement(session, of);
  const streams = session.writer.streams && !needsAll;
  const rows = streams
    ? streamRows(session, reading)
    : await session.cache.listView(resource, id, path);
  return writeList(session, of, arrange(rows));
};

/** A view of an id that names nothing fails as that of the thing itself would. */
const orNoSuchId = async ({ resource, words }: ReadCall, written: Promise<void>): Promise<void> => {
  try {
    await written;
  } catch (failure) {
    const id = expandId(words);
    throw id === undefined ? failure : createNoSuchId(resource, id, failure);
  }
};

/** The thing a view is of; by its id nothing of it is read, unless its name is written. */
const viewedIn = async (
  session: Session,
  verb: ViewVerb,
  call: ReadCall,
): Promise<Target | undefined> => {
  const { resource, name, words, parents } = call;
  const isNamed = verb.answers.kind !== 'list' && findFormat(session.writer.format).word === 'name';
  const isInParent = Object.keys(findParents(resource, itemPath(resource))).length > 0;
  const id = resource.only || isNamed || isInParent ? undefined : expandId(words);
  if (id === undefined) return targetIn(session, call);
  // A parent that does not stand in the path has to be there all the same.
  await resolveParents(session, { resource, path: itemPath(resource), name }, parents);
  return createTarget(id);
};

/** A read-only view of one thing: rows of another resource, or one secret object. */
export const viewTarget = async (
  session: Session,
  verb: ViewVerb,
  call: ReadCall,
): Promise<void> => {
  const { resource } = call;
  checkShowSecrets(session);
  if (verb.answers.kind === 'list') {
    const of = findResource(verb.answers.of);
    checkRawSecrets(session, of);
    createRowView(session, of);
  }
  const target = await viewedIn(session, verb, call);
  if (!target) return;
  const { id } = target;
  const written =
    verb.answers.kind === 'list'
      ? writeView(session, findResource(verb.answers.of), { resource, path: verb.path, id })
      : writeSecret(session, resource, verb, target);
  await orNoSuchId(call, written);
};

/** The one secret object that a view of a thing answers. */
const writeSecret = async (
  session: Session,
  resource: Resource,
  verb: ViewVerb,
  target: Target,
): Promise<void> => {
  const path = buildPath(joinPath(resource, verb.path), { id: target.id });
  const answer = await session.platform.send(
    { method: 'GET', path },
    { signal: session.host.signal, secret: true },
  );
  const item = maskAll(session, readItem(answer, `GET ${path}`));
  if (!session.options.showSecrets) session.writer.note('add --show-secrets to see the values');
  await session.writer.document({
    shape: 'object',
    item,
    columns: plainColumns(item),
    word: () => itemWord(target.id, target.name),
  });
};
