import { findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { canShow } from './row-reader.ts';
import type { Target } from './target.ts';

/** Current rows by id; deleted ones are missing. */
export type TargetRows = ReadonlyMap<string, Item>;

/** Maximum number of rows read one by one: the concurrency limit. */
const mostSingles = 8;

/** One request costs about as much as this many rows of a list. */
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

/** Whether the list of a resource contains the watched field. */
const isListed = (resource: Resource, field: string): boolean => {
  const list = findListVerb(resource);
  return list !== undefined && !list.lacks?.includes(field);
};

/** Whether reading a few rows one by one is cheaper than the entire list. */
const areFewOfMany = ({ cache }: Session, resource: Resource, wanted: number): boolean =>
  wanted <= mostSingles &&
  canShow(resource) &&
  (cache.countListed(resource) ?? 0) >= wanted * rowsPerRequest;

/**
 * Reads the current rows of targets: one by its own request, several from the list. A few of many,
 * and those whose list lacks the watched field, are read one by one in parallel.
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
