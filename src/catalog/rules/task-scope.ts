import { findParents, getItemPath } from '../paths.ts';
import type { Resource } from '../resource.ts';

/** The parents in the path of a row that was created from a row of `resource`: that row itself. */
export const findTaskScope = (
  created: Resource,
  { noun }: Resource,
  id: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(findParents(created, getItemPath(created)))
      .filter(([, { to }]) => to === noun)
      .map(([key]) => [key, id]),
  );
