import { getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import type { Target } from '../targets/target.ts';
import { resolveSingleTarget } from '../targets/targets.ts';

/** A read of one target as given on the command line. */
export interface ReadCall {
  readonly resource: Resource;
  readonly name: string;
  readonly words: readonly string[];
  readonly parents: Parents;
}

/** Finds the target of a read. */
export const findReadTarget = async (
  session: Session,
  { resource, name, words, parents }: ReadCall,
): Promise<Target | undefined> => {
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, parents);
  return resolveSingleTarget(session.cache, resource, words, scope);
};
