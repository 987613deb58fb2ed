import { findListVerb } from '../../catalog/paths.ts';
import { findListParents, listUnderGiven } from '../../catalog/rules/list-parents.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, type Failure, TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { findReferredIds } from '../targets/names.ts';
import type { Target } from '../targets/target.ts';
import { tryReading } from './try-reading.ts';

/** The rows of a resource that may use a target. */
const readPossibleUsers = async (
  { cache }: Session,
  of: Resource,
  resource: Resource,
  { id }: Target,
): Promise<readonly Item[]> => {
  const list = findListVerb(of);
  const [home] = Object.entries(list ? findListParents(of, list) : {}).find(
    ([, field]) => field.to === resource.noun,
  ) ?? [undefined];
  if (!of.only) {
    return home === undefined ? cache.list(of) : cache.list(listUnderGiven(of, { [home]: id }), id);
  }
  const [key = ''] = Object.keys(of.fields).filter((name) => of.fields[name]?.to === resource.noun);
  try {
    return [await cache.readOne(of, '', { [key]: id })];
  } catch (failure) {
    if (failure instanceof TargetFailure) return [];
    throw failure;
  }
};

/** Whether a row refers to a target; the only resource of its parent always does. */
const refersTo = (of: Resource, resource: Resource, row: Item, { id }: Target): boolean =>
  of.only === true ||
  Object.entries(of.fields).some(
    ([key, field]) =>
      (field.to === resource.noun ||
        Object.values(field.refersBy ?? {}).some((noun) => noun === resource.noun)) &&
      findReferredIds(field, key, row).includes(id),
  );

/**
 * The failure about a target that cannot be deleted because others use it. Only a dry run checks
 * that, with a request for each kind of user; otherwise the platform decides.
 */
export const findUseFailure = async (
  session: Session,
  resource: Resource,
  { usedBy: nouns = [] }: ActionVerb,
  target: Target,
): Promise<Failure | undefined> => {
  if (!session.options.dryRun) return undefined;
  for (const of of nouns.flatMap((noun) => session.cache.catalog.get(noun) ?? [])) {
    const rows = await tryReading(session, `whether a ${of.title} uses it`, () =>
      readPossibleUsers(session, of, resource, target),
    );
    const users = rows?.filter((row) => refersTo(of, resource, row, target)) ?? [];
    const [first] = users;
    if (!first) continue;
    const name = of.only ? '' : ` ${await nameItem(session.cache, of, first)}`;
    const others = users.length > 1 ? ` and ${users.length - 1} more` : '';
    return new ConflictFailure(
      `${resource.title} ${target.name} is in use by ${of.title}${name}${others}`,
      { code: 'in_use', hint: 'nothing was sent' },
    );
  }
  return undefined;
};

/** Maximum number of rows named one by one. */
const mostNamed = 5;

/**
 * The rows that go with targets, in one sentence for each resource. They are only read to be named: a
 * failure to read them is noted.
 */
export const describeTakenAlong = async (
  session: Session,
  resource: Resource,
  { takesAlong: nouns = [] }: ActionVerb,
  targets: readonly Target[],
): Promise<readonly string[]> => {
  const sentences = nouns
    .flatMap((noun) => session.cache.catalog.get(noun) ?? [])
    .map(async (of) => {
      const lists = await tryReading(session, `which ${of.titles} go with it`, () =>
        Promise.all(
          targets.map(async (target) => {
            const rows = await readPossibleUsers(session, of, resource, target);
            return rows.filter((row) => refersTo(of, resource, row, target));
          }),
        ),
      );
      const rows = (lists ?? []).flat();
      if (rows.length === 0) return [];
      const names = await Promise.all(
        rows.slice(0, mostNamed).map((row) => nameItem(session.cache, of, row)),
      );
      const rest = rows.length > mostNamed ? ` and ${rows.length - mostNamed} more` : '';
      const what = rows.length === 1 ? `1 ${of.title} is` : `${rows.length} ${of.titles} are`;
      return [`${what} deleted as well: ${names.join(', ')}${rest}`];
    });
  return (await Promise.all(sentences)).flat();
};
