import { resourceOf } from '../catalog/index.ts';
import type { Resource, ViewVerb } from '../catalog/vocabulary.ts';
import type { Item } from '../output/document.ts';
import { pathOf } from '../platform/paths.ts';
import { itemIn } from './answers.ts';
import {
  detailColumns,
  detailKeys,
  listColumns,
  type Names,
  plainColumns,
  readNames,
} from './columns.ts';
import { allSecret, checkShowSecrets, withoutSecrets } from './secrets.ts';
import type { Session } from './session.ts';
import { resolveTargets } from './targets.ts';

const noNames: Names = new Map();

/** Names are only looked up for people: machine formats pass objects through as they came. */
const namesFor = (
  session: Session,
  resource: Resource,
  items: readonly Item[],
  keys: readonly string[],
): Promise<Names> =>
  session.writer.format === 'table'
    ? readNames(session.directory, resource, items, keys)
    : Promise.resolve(noNames);

/** Writes several things of a resource as one list. */
export const writeList = async (
  session: Session,
  resource: Resource,
  items: readonly Item[],
  keys: readonly string[] = resource.columns,
): Promise<void> => {
  checkShowSecrets(session);
  const names = await namesFor(session, resource, items, keys);
  if (items.length === 0) session.writer.note(`no ${resource.titles}`);
  await session.writer.document({
    shape: 'list',
    items: items.map((item) => withoutSecrets(session, resource, item)),
    columns: listColumns(resource, keys, names),
  });
};

/** Writes one thing of a resource. */
export const writeItem = async (
  session: Session,
  resource: Resource,
  item: Item,
): Promise<void> => {
  checkShowSecrets(session);
  const keys = detailKeys(resource, item);
  const names = await namesFor(session, resource, [item], keys);
  await session.writer.document({
    shape: 'object',
    item: withoutSecrets(session, resource, item),
    columns: detailColumns(resource, keys, names),
  });
};

/** `show`: one thing. */
export const showTarget = async (
  session: Session,
  resource: Resource,
  word: string,
): Promise<void> => {
  const [target] = await resolveTargets(session.directory, resource, [word]);
  if (!target) return;
  await writeItem(session, resource, await session.directory.whole(resource, target.id));
};

/** A read-only view of one thing: rows of another resource, or one secret object. */
export const viewTarget = async (
  session: Session,
  resource: Resource,
  verb: ViewVerb,
  word: string,
): Promise<void> => {
  checkShowSecrets(session);
  const [target] = await resolveTargets(session.directory, resource, [word]);
  if (!target) return;
  if (verb.answers.kind === 'list') {
    const rows = await session.directory.view(resource, target.id, verb.path);
    await writeList(session, resourceOf(verb.answers.of), rows);
    return;
  }
  const path = pathOf(`${resource.path}/{id}/${verb.path}`, { id: target.id });
  const answer = await session.platform.send(
    { method: 'GET', path },
    { signal: session.host.signal },
  );
  const item = allSecret(session, itemIn(answer, `GET ${path}`));
  if (!session.options.showSecrets) session.writer.note('add --show-secrets to see the values');
  await session.writer.document({
    shape: 'object',
    item,
    columns: plainColumns(item),
  });
};
