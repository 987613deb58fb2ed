import { formatFlagName } from '../../catalog/flags.ts';
import { findOuterParents, findParents, getCollectionPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import { resolveReferences } from './references.ts';

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
  const fields = {
    ...findOuterParents(resource, path),
    ...findParents(resource, getCollectionPath(resource)),
    ...needed,
  };
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
  const ids = await resolveReferences(session.cache, fields, words);
  return Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, String(id)]));
};
