import { findListVerb, findParents, getItemPath } from '../../catalog/paths.ts';
import { findListParents, listUnderGiven } from '../../catalog/rules/list-parents.ts';
import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure, Failure, TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { findReferredIds } from '../targets/names.ts';
import type { Target } from '../targets/target.ts';
import { formatVerbCommand } from '../waiting/states.ts';
import { tryReading } from './try-reading.ts';

/** The rows of a resource that may use a target. */
const readPossibleUsers = async (
  { cache }: Session,
  of: Resource,
  resource: Resource,
  { id, item }: Target,
): Promise<readonly Item[]> => {
  const list = findListVerb(of);
  const [home] = Object.entries(list ? findListParents(of, list) : {}).find(
    ([, field]) => field.to === resource.noun,
  ) ?? [undefined];
  // Parts of one resource are used by other parts of it.
  const shared = readText(item, list?.within ?? '') || undefined;
  if (!of.only) {
    return home === undefined
      ? cache.list(of, shared)
      : cache.list(listUnderGiven(of, { [home]: id }), id);
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

/** What still uses a target: the first user, how many others there are, and how to see it. */
interface Use {
  readonly words: string;
  readonly command: string;
}

/** What uses a target, of one kind; undefined if nothing does. */
const findUseBy = async (
  session: Session,
  of: Resource,
  resource: Resource,
  target: Target,
): Promise<Use | undefined> => {
  const rows = await readPossibleUsers(session, of, resource, target);
  const users = rows.filter((row) => refersTo(of, resource, row, target));
  const [first] = users;
  if (!first) return undefined;
  const name = of.only ? '' : ` ${await nameItem(session.cache, of, first)}`;
  const others = users.length > 1 ? ` and ${users.length - 1} more` : '';
  const parents = Object.keys(findParents(of, getItemPath(of)));
  const scope = Object.fromEntries(parents.map((key) => [key, readText(first, key)]));
  const word = readText(first, 'id');
  return {
    words: `${of.title}${name}${others}`,
    command: formatVerbCommand(of, of.verbs.show ? 'show' : 'list', { word, scope }),
  };
};

/** The kinds of resources that can use a target of a verb. */
const listUserKinds = ({ cache }: Session, { usedBy = [] }: ActionVerb): readonly Resource[] =>
  usedBy.flatMap((noun) => cache.catalog.get(noun) ?? []);

/**
 * The failure about a target that cannot be deleted because others use it. Only a dry run checks
 * that before, with a request for each kind of user; otherwise the platform decides.
 */
export const findUseFailure = async (
  session: Session,
  resource: Resource,
  verb: ActionVerb,
  target: Target,
): Promise<Failure | undefined> => {
  if (!session.options.dryRun) return undefined;
  for (const of of listUserKinds(session, verb)) {
    const use = await tryReading(session, `whether a ${of.title} uses it`, () =>
      findUseBy(session, of, resource, target),
    );
    if (!use) continue;
    return new ConflictFailure(`${resource.title} ${target.name} is in use by ${use.words}`, {
      code: 'in_use',
      hint: `nothing was sent; see "${use.command}"`,
    });
  }
  return undefined;
};

/** A deletion that the platform refused, with what still uses its target. */
export const withUsers = async (
  session: Session,
  { resource, verb }: { readonly resource: Resource; readonly verb: ActionVerb },
  target: Target,
  failure: Failure,
): Promise<Failure> => {
  const { status, hint } = failure.details;
  if (!(failure instanceof ConflictFailure) || status !== 409 || hint !== undefined) return failure;
  for (const of of listUserKinds(session, verb)) {
    try {
      const use = await findUseBy(session, of, resource, target);
      if (!use) continue;
      return new ConflictFailure(failure.message, {
        ...failure.details,
        hint: `it is in use by ${use.words}; see "${use.command}"`,
      });
    } catch (trouble) {
      // What the platform said is reported as it is.
      if (!(trouble instanceof Failure) || session.host.signal.aborted) return failure;
    }
  }
  return failure;
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
