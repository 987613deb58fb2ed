import { findParents, getItemPath, joinPath } from '../../catalog/paths.ts';
import type { Resource, ViewVerb } from '../../catalog/vocabulary.ts';
import type { Item, StreamedItems } from '../../output/document.ts';
import { readBatches } from '../../output/formats/batches.ts';
import { findFormat } from '../../output/formats/formats.ts';
import { buildPath } from '../../platform/paths.ts';
import { readItem } from '../rows/answers.ts';
import { createArrangement } from '../rows/arrange.ts';
import { streamRows } from '../rows/arriving-rows.ts';
import { type ClientFilter, filterRows } from '../rows/client-filter.ts';
import { createPlainColumns } from '../rows/columns.ts';
import { checkRawSecrets, writeRaw } from '../rows/raw.ts';
import { createRowView } from '../rows/row-view.ts';
import { checkShowSecrets, maskAll } from '../rows/secrets.ts';
import { writeList } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { formatItemWord } from '../targets/item-word.ts';
import { resolveParents } from '../targets/parents.ts';
import type { Target } from '../targets/target.ts';
import { createTarget, expandId } from '../targets/targets.ts';
import { createNoSuchId } from '../targets/unresolved-targets.ts';
import { checkRaw, createRowFilter } from './list-call.ts';
import { findReadTarget, type ReadCall } from './read-call.ts';

/** A view as given on the command line. */
export interface ViewCall extends ReadCall {
  /** The filter of the rows of a view that lists. */
  readonly filter: ClientFilter;
}

/** The rows of a view that lists. */
interface ViewedRows {
  /** The resource of the target, with the path of the view. */
  readonly resource: Resource;
  readonly path: string;
  readonly id: string;
  readonly filter: ClientFilter;
}

async function* selectBatches(
  batches: StreamedItems<Item>,
  isSelected: (item: Item) => boolean,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of readBatches(batches)) yield batch.filter(isSelected);
}

/** The rows of a view, streamed if that helps. */
const writeView = async (
  session: Session,
  of: Resource,
  { resource, path, id, filter }: ViewedRows,
): Promise<void> => {
  const reading = { path: buildPath(joinPath(resource, path), { id }) };
  if (session.options.rows?.raw) return writeRaw(session, of, [reading]);
  const { needsAll, arrange } = await createArrangement(session, of);
  const isSelected = await createRowFilter(session, { resource: of, verb: {}, filter });
  const rows =
    session.writer.streams && !needsAll
      ? selectBatches(streamRows(session, reading), isSelected)
      : (await session.cache.listView(resource, id, path)).filter(isSelected);
  return writeList(session, of, arrange(rows));
};

/** A view of an unknown id fails like `show`. */
export const withNoSuchId = async (
  { resource, words }: Pick<ReadCall, 'resource' | 'words'>,
  written: Promise<void>,
): Promise<void> => {
  try {
    await written;
  } catch (failure) {
    const id = expandId(words);
    throw id === undefined ? failure : createNoSuchId(resource, id, failure);
  }
};

/** The target of a view; a target given by id is read only if its name is needed. */
export const findViewTarget = async (
  session: Session,
  verb: ViewVerb,
  call: ReadCall,
): Promise<Target | undefined> => {
  const { resource, name, words, parents } = call;
  const isNamed = verb.answers.kind !== 'list' && findFormat(session.writer.format).word === 'name';
  const isInParent = Object.keys(findParents(resource, getItemPath(resource))).length > 0;
  const id = resource.only || isNamed || isInParent ? undefined : expandId(words);
  if (id === undefined) return findReadTarget(session, call);
  // A parent that is not in the path must exist anyway.
  await resolveParents(session, { resource, path: getItemPath(resource), name }, parents);
  return createTarget(id);
};

/** A read-only view of one target: rows of another resource, or one secret object. */
export const runView = async (session: Session, verb: ViewVerb, call: ViewCall): Promise<void> => {
  const { resource, filter } = call;
  checkShowSecrets(session);
  if (verb.answers.kind === 'list') {
    const of = session.cache.catalog.find(verb.answers.of);
    if (session.options.rows?.raw) checkRaw({ labels: [], filter });
    checkRawSecrets(session, of);
    createRowView(session, of);
    // Values that are not valid are refused before anything is read.
    filterRows(of, filter, session.host.clock.now());
  }
  const target = await findViewTarget(session, verb, call);
  if (!target) return;
  const { id } = target;
  const written =
    verb.answers.kind === 'list'
      ? writeView(session, session.cache.catalog.find(verb.answers.of), {
          resource,
          path: verb.path,
          id,
          filter,
        })
      : writeSecret(session, resource, verb, target);
  await withNoSuchId(call, written);
};

/** Shows the secret object of a view. */
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
    columns: createPlainColumns(item),
    word: () => formatItemWord(target.id, target.name),
  });
};
