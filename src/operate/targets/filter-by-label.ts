import { labels } from '../../catalog/labels.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { nameItems } from './item-names.ts';
import { createPicker } from './picker.ts';
/**
 * Creates a row filter that requires all of these labels. A label that does not exist is a
 * `TargetFailure` with the nearest names: a filter by it would match nothing, or everything.
 */
export const filterByLabel = async (
  { cache }: Session,
  words: readonly string[],
): Promise<(item: Item) => boolean> => {
  if (words.length === 0) return () => true;
  const known = await nameItems(cache, labels, await cache.list(labels));
  const ids = words.map(createPicker(labels, known)).map(({ item }) => item.id);
  return ({ label_ids: on }) => Array.isArray(on) && ids.every((id) => on.includes(id));
};
