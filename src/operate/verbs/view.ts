import { findResource } from '../../catalog/index.ts';
import { findParents, getItemPath, joinPath } from '../../catalog/paths.ts';
import type { Resource, ViewVerb } from '../../catalog/vocabulary.ts';
import { findFormat } from '../../output/formats/formats.ts';
import { buildPath } from '../../platform/paths.ts';
import { readItem } from '../rows/answers.ts';
import { createArrangement } from '../rows/arrange.ts';
import { streamRows } from '../rows/arriving-rows.ts';
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
import { findReadTarget, type ReadCall } from './read-call.ts';

/** The rows of a view, streamed if that helps. */
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

/** A view of an unknown id fails like `show`. */
const withNoSuchId = async (
  { resource, words }: ReadCall,
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
const findViewTarget = async (
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
export const runView = async (session: Session, verb: ViewVerb, call: ReadCall): Promise<void> => {
  const { resource } = call;
  checkShowSecrets(session);
  if (verb.answers.kind === 'list') {
    const of = findResource(verb.answers.of);
    checkRawSecrets(session, of);
    createRowView(session, of);
  }
  const target = await findViewTarget(session, verb, call);
  if (!target) return;
  const { id } = target;
  const written =
    verb.answers.kind === 'list'
      ? writeView(session, findResource(verb.answers.of), { resource, path: verb.path, id })
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
