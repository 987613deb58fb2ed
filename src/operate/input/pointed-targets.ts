/** Targets that are rows of other resources, addressed by kind and id. */
import { findListVerb } from '../../catalog/paths.ts';
import { listPointerFlags } from '../../catalog/rules/pointers.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Session } from '../session.ts';
import { toTargetWord } from '../targets/expression.ts';
import { findName, findNameOfOne } from '../targets/item-names.ts';
import { findIds } from '../targets/names.ts';
import { resolveReferences } from '../targets/references.ts';
import { createRowScope, type ParentScope, type Target } from '../targets/target.ts';
import { type GivenValue, readGivenValue } from './values.ts';

/** What the flags of the kinds were given, by kind. */
export type GivenPointers = Readonly<Record<string, GivenValue>>;

/**
 * Resolves the flags of the kinds to targets, whether or not the parent has them. Throws a
 * `TargetFailure` for names that are not found.
 */
export const resolvePointed = async (
  { host, cache }: Session,
  resource: Resource,
  given: GivenPointers,
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const { pointsBy } = resource;
  if (!pointsBy) return [];
  const fields = listPointerFlags(resource);
  const words: Record<string, unknown> = {};
  for (const [kind, field] of Object.entries(fields)) {
    const value = given[kind];
    if (value !== undefined) words[kind] = await readGivenValue(host, kind, field, value);
  }
  const resolved = await resolveReferences(cache, fields, words);
  const named = Object.entries(resolved).flatMap(([kind, value]) => {
    const of = cache.catalog.find(fields[kind]?.to ?? '');
    const ids = findIds(value);
    const readName = ids.length === 1 ? findNameOfOne : findName;
    return ids.map(async (id): Promise<Target> => {
      const name = await readName(cache, of, id);
      const item = { id, [pointsBy.kind]: kind };
      return {
        id,
        name,
        word: toTargetWord(name),
        item,
        scope: createRowScope(resource, item, scope),
      };
    });
  });
  return Promise.all(named);
};

/** The ids of the rows that a parent has. */
export const readPresentIds = async (
  { cache }: Session,
  resource: Resource,
  scope: ParentScope,
): Promise<ReadonlySet<unknown>> => {
  const parent = scope[findListVerb(resource)?.within ?? ''];
  return new Set((await cache.list(resource, parent)).map(({ id }) => id));
};

/** The targets that the flags of the kinds name. Throws a `TargetFailure` about missing ones. */
export const findPointedTargets = async (
  session: Session,
  resource: Resource,
  given: GivenPointers,
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const pointed = await resolvePointed(session, resource, given, scope);
  const present = await readPresentIds(session, resource, scope);
  const missing = pointed.filter(({ id }) => !present.has(id));
  if (missing.length === 0) return pointed;
  const names = joinWords(
    missing.map(({ name }) => name),
    'and',
  );
  const form = missing.length === 1 ? `is not a ${resource.title}` : `are not ${resource.titles}`;
  throw new TargetFailure(`${names} ${form} here; nothing was sent`, {
    code: 'not_found',
    hint: `see "imco ${resource.noun} list"`,
  });
};
