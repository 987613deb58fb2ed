import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb, findOuterParents, findParents } from '../../catalog/paths.ts';
import { findListParents, findTakenParents } from '../../catalog/rules/list-parents.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import { type InputValues, resolveReferences } from './references.ts';

import type { ParentScope } from './target.ts';
/** The values of parent flags, by their placeholder in the path. */
export type Parents = Readonly<Record<string, GivenValue>>;

/** The request that needs parents. */
interface Place {
  readonly resource: Resource;
  /** The path with placeholders for parents. */
  readonly path: string;
  /** The verb, for failures. */
  readonly name: string;
}

/** Throws a `UsageFailure` if a list that has several parents is limited to more than one. */
export const checkOneParent = (resource: Resource, verb: ListVerb, given: Parents): void => {
  const flags = Object.entries(findListParents(resource, verb)).flatMap(([key, field]) =>
    given[key] === undefined || given[key] === '' ? [] : [`--${formatFlagName(key, field)}`],
  );
  if (flags.length < 2) return;
  throw new UsageFailure(`${flags.join(' and ')} cannot be combined`, {
    code: 'contradiction',
    hint: `${resource.titles} are listed under one of them at a time`,
  });
};

/** The failure about an ambiguous parent, with the flags that limit the search for it. */
const withOuterHint = (failure: unknown, outer: Fields, given: InputValues): unknown => {
  const flags = Object.entries(outer).flatMap(([key, field]) =>
    given[key] === undefined ? [`--${formatFlagName(key, field)}`] : [],
  );
  if (!(failure instanceof TargetFailure) || failure.code !== 'ambiguous' || flags.length === 0)
    return failure;
  const hint = `${failure.details.hint}, or limit the search with ${flags.join(' or ')}`;
  return new TargetFailure(failure.message, { ...failure.details, code: failure.code, hint });
};

/**
 * Resolves parent flags to ids. Optional parents of the list limit where names are searched.
 * Throws a `UsageFailure` if a required flag is missing, and a `TargetFailure` if a parent does not
 * exist.
 */
export const resolveParents = async (
  session: Session,
  { resource, path, name }: Place,
  parents: Parents,
): Promise<ParentScope> => {
  const needed = findParents(resource, path);
  const list = findListVerb(resource);
  if (list) checkOneParent(resource, list, parents);
  const fields = findTakenParents(resource, path);
  const words: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const given = parents[key];
    if (given !== undefined && given !== '') {
      words[key] = await readGivenValue(session.host, key, field, given);
    } else if (needed[key]) {
      throw new UsageFailure(`${name} needs --${formatFlagName(key, field)}`, {
        code: 'missing_flag',
        hint: `to find it, run "imco ${field.to} list"`,
      });
    }
  }
  const ids = await resolveReferences(session.cache, fields, words).catch((failure: unknown) => {
    throw withOuterHint(failure, findOuterParents(resource, path), words);
  });
  return Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, String(id)]));
};
