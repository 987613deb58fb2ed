import { findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { canShow } from './row-reader.ts';
import type { Target } from './target.ts';

/** Rows by id as they are now; what is gone is missing. */
export type TargetRows = ReadonlyMap<string, Item>;

/** So many are asked for one by one at most: as many requests as are under way at once. */
const mostSingles = 8;

/** A request of its own costs about as much as this many rows of a list. */
const rowsPerRequest = 25;

const readOne = async (
  session: Session,
  resource: Resource,
  { id, scope }: Target,
): Promise<TargetRows> => {
  try {
    return new Map([[id, await session.cache.refresh(resource, id, scope)]]);
  } catch (failure) {
    if (failure instanceof TargetFailure) return new Map();
    throw failure;
  }
};

/** Whether the list of a resource shows the field that is watched. */
const isListed = (resource: Resource, field: string): boolean => {
  const list = findListVerb(resource);
  return list !== undefined && !list.lacks?.includes(field);
};

/** Whether the list holds so much else that the few are better asked for one by one. */
const areFewOfMany = ({ cache }: Session, resource: Resource, wanted: number): boolean =>
  wanted <= mostSingles &&
  canShow(resource) &&
  (cache.countListed(resource) ?? 0) >= wanted * rowsPerRequest;

/**
 * The rows of targets as they are now: the thing itself, or the list for several. A few of many,
 * and those whose list does not show the field that is watched, are asked for one by one, together.
 */
export const readTargetRows = async (
  session: Session,
  resource: Resource,
  field: string,
  targets: readonly Target[],
): Promise<TargetRows> => {
  const isSingly =
    targets.length === 1 ||
    !isListed(resource, field) ||
    areFewOfMany(session, resource, targets.length);
  if (isSingly) {
    const rows = targets.map((target) => readOne(session, resource, target));
    return new Map((await Promise.all(rows)).flatMap((row) => [...row]));
  }
  const items = await session.cache.refreshLists(resource);
  return new Map(items.map((item) => [readText(item, 'id'), item]));
};
