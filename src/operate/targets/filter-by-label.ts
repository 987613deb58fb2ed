import { labels } from '../../catalog/labels.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { nameItems } from './item-names.ts';
import { createPicker } from './picker.ts';

/** Throws for a `!` without a label, which an empty variable leaves. */
const checkExcluded = (word: string): void => {
  if (!isBlankInQuotes(word)) return;
  throw new UsageFailure('--label: "!" has no label', {
    code: 'empty_value',
    hint: "check whether a variable is empty; to exclude a label, use --label '!name'",
  });
};

/**
 * Creates a row filter that requires all of these labels, and with `!` before one that a row does not
 * have it. A label that does not exist is a `TargetFailure` with the nearest names: a filter by it would
 * match nothing, or everything.
 */
export const filterByLabel = async (
  { cache }: Session,
  words: readonly string[],
): Promise<(item: Item) => boolean> => {
  if (words.length === 0) return () => true;
  const excluded = words.flatMap((word) => (word.startsWith('!') ? [word.slice(1)] : []));
  excluded.forEach(checkExcluded);
  const known = await nameItems(cache, labels, await cache.list(labels));
  const pick = createPicker(labels, known);
  const required = words.filter((word) => !word.startsWith('!')).map((word) => pick(word).item.id);
  const absent = excluded.map((word) => pick(word));
  const both = absent.find(({ item }) => required.includes(item.id));
  if (both) {
    throw new UsageFailure(`--label: ${both.name} cannot be both required and excluded`, {
      code: 'contradiction',
    });
  }
  return ({ label_ids: on }) => {
    const ids: readonly unknown[] = Array.isArray(on) ? on : [];
    return (
      required.every((id) => ids.includes(id)) && !absent.some(({ item }) => ids.includes(item.id))
    );
  };
};
