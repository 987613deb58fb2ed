import { formatFlagName } from '../../catalog/flags.ts';
import { findParents, getCollectionPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import { resolveReferences } from './references.ts';

import type { ParentScope } from './target.ts';
/** What the flags of parents were given, by the name they stand in a path with. */
export type Parents = Readonly<Record<string, GivenValue>>;

/** Where parents are wanted. */
interface Place {
  readonly resource: Resource;
  /** The path they have to stand in. */
  readonly path: string;
  /** The verb that failures name. */
  readonly name: string;
}

/**
 * The ids of parents, from what their flags were given. Those of the list are taken where they are
 * given: names are then searched in them alone. Throws a `UsageFailure` that names the flag of one
 * that the path needs, a `TargetFailure` where one does not exist.
 */
export const resolveParents = async (
  session: Session,
  { resource, path, name }: Place,
  parents: Parents,
): Promise<ParentScope> => {
  const needed = findParents(resource, path);
  const fields = { ...findParents(resource, getCollectionPath(resource)), ...needed };
  const words: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const given = parents[key];
    if (given !== undefined && given !== '') {
      words[key] = await readGivenValue(session.host, key, field, given);
    } else if (needed[key]) {
      throw new UsageFailure(`${name} needs --${formatFlagName(key, field)}`, {
        code: 'missing_flag',
        hint: `${resource.titles} are each in one of "imco ${field.to} list"`,
      });
    }
  }
  const ids = await resolveReferences(session.cache, fields, words);
  return Object.fromEntries(Object.entries(ids).map(([key, id]) => [key, String(id)]));
};
