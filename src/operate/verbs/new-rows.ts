/** Rows of another resource that an action brings, such as imported servers. */
import type { ActionVerb, Noun, Resource } from '../../catalog/vocabulary.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { toParticiple } from '../../lib/text/participles.ts';
import type { Item } from '../../output/document.ts';
import type { ResourceAction } from '../outcomes/action-result.ts';
import type { Result } from '../outcomes/outcome.ts';
import { readText } from '../rows/answers.ts';
import { maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import { nameItem } from '../targets/item-names.ts';
import { joinSomeNames } from '../targets/some-names.ts';

/** The rows before an action, by id. */
interface RowsBefore {
  readonly of: Resource;
  readonly ids: ReadonlySet<string>;
}

/**
 * Reads the rows that exist before an action that brings others; undefined if it brings none, or if
 * they cannot be read, which does not stop the action.
 */
export const readRowsBefore = async (
  { cache, writer }: Session,
  { brings }: ActionVerb,
): Promise<RowsBefore | undefined> => {
  const of = brings && cache.catalog.get(brings);
  if (!of) return undefined;
  try {
    const rows = await cache.refreshLists(of);
    return { of, ids: new Set(rows.map((row) => readText(row, 'id'))) };
  } catch (failure) {
    if (!(failure instanceof Failure) || cache.signal.aborted) throw failure;
    writer.note(`new ${of.titles} will not be listed: ${failure.message}`);
    return undefined;
  }
};

/** The fields of a resource that refer to a target: to the resource whose rows it shows. */
const listReferringFields = ({ fields }: Resource, noun: Noun | string): readonly string[] =>
  Object.entries(fields).flatMap(([key, { to }]) => (to === noun ? [key] : []));

/** Whether a row belongs to a target; true if its resource does not refer to such targets. */
const belongsTo = (of: Resource, resource: Resource, row: Item, id: string): boolean => {
  const keys = listReferringFields(of, resource.rowsOf ?? resource.noun);
  return keys.length === 0 || keys.some((key) => readText(row, key) === id);
};

/** Adds the new rows to the results of targets whose action has ended well. */
export const withNewRows = async (
  session: Session,
  resource: Resource,
  before: RowsBefore,
  results: readonly Result[],
): Promise<readonly Result[]> => {
  const isEnded = ({ failure, requested, unchanged }: Result): boolean =>
    !failure && !requested && !unchanged;
  if (!results.some(isEnded)) return results;
  const { of, ids } = before;
  try {
    const rows = await session.cache.refreshLists(of);
    const fresh = rows.filter((row) => !ids.has(readText(row, 'id')));
    return results.map((result) =>
      isEnded(result)
        ? {
            ...result,
            added: fresh
              .filter((row) => belongsTo(of, resource, row, result.target.id))
              .map((row) => maskSecrets(session, of, row)),
          }
        : result,
    );
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    session.writer.note(`the new ${of.titles} could not be listed: ${failure.message}`);
    return results;
  }
};

/** What an action brought to each target, for people: `2 servers imported to azure-prod: a, b`. */
export const describeNewRows = async (
  { cache }: Session,
  { name, verb: { brings } }: ResourceAction,
  results: readonly Result[],
): Promise<readonly string[]> => {
  const of = brings && cache.catalog.get(brings);
  if (!of) return [];
  return Promise.all(
    results
      .flatMap(({ target, added }) => (added ? [{ target, added }] : []))
      .map(async ({ target, added }) => {
        const done = toParticiple(name);
        if (added.length === 0) return `${target.name}: no new ${of.titles}`;
        const names = await Promise.all(added.map((row) => nameItem(cache, of, row)));
        const count = `${added.length} ${added.length === 1 ? of.title : of.titles}`;
        return `${target.name}: ${count} ${done}: ${joinSomeNames(names)}; see "imco ${of.noun} list"`;
      }),
  );
};
