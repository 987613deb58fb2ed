import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { findReferredIds, readNames } from '../targets/names.ts';
import type { RowCache } from '../targets/row-cache.ts';
import { expandedMember } from './expanded-member.ts';
import { withFailureEvent } from './failure-event.ts';

/**
 * The rows with their references expanded in an additional member: id and name by field, or a list
 * of them. Members from the platform stay unchanged.
 */
export const expandReferences = async (
  cache: RowCache,
  listed: Resource,
  items: readonly Item[],
): Promise<readonly Item[]> => {
  const resource = withFailureEvent(listed, items);
  const fields = Object.entries(resource.fields).filter(([, field]) => field.to || field.refersBy);
  const names = await readNames(cache, resource, items, { keys: fields.map(([key]) => key) });
  const toReference = (id: string) => ({ id, name: names.get(id)?.name ?? null });
  return items.map((item) => {
    const members = fields.flatMap(([key, field]): [string, unknown][] => {
      if (!(key in item)) return [];
      const things = findReferredIds(field, key, item).map(toReference);
      return [[key, field.kind === 'ref' ? (things[0] ?? null) : things]];
    });
    return { ...item, [expandedMember]: Object.fromEntries(members) };
  });
};
