/** Those of several rows with the same name that fit the rest of a request. */
import type { Agreement, Field, Fields } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import type { NamedItem } from '../targets/match.ts';
import type { RowCache } from '../targets/row-cache.ts';

/** A request with a reference: its fields, and the values that are known, references as ids. */
export interface ReferringRequest {
  readonly cache: RowCache;
  readonly fields: Fields;
  readonly values: Item;
}

/** The value at the end of references from a row; undefined if one of them has no value. */
const readAlong = async (
  { cache, fields, values }: ReferringRequest,
  [key = '', ...rest]: readonly string[],
): Promise<unknown> => {
  const { [key]: value } = values;
  if (rest.length === 0) return value;
  const noun = fields[key]?.to;
  if (!noun || typeof value !== 'string' || value === '') return undefined;
  const to = cache.catalog.find(noun);
  const row = (await cache.peekOne(to, value)) ?? (await cache.findOrReadOne(to, value));
  return readAlong({ cache, fields: to.fields, values: row }, rest);
};

/** Whether the values are known on both sides and differ. */
const disagrees = async (
  request: ReferringRequest,
  referred: ReferringRequest,
  { its, with: other }: Agreement,
): Promise<boolean> => {
  const wanted = await readAlong(request, other);
  if (typeof wanted !== 'string') return false;
  const value = await readAlong(referred, its);
  return typeof value === 'string' && value !== wanted;
};

/** Whether a row fits the request, as far as that is known. */
const isFitting = async (
  request: ReferringRequest,
  { to, fits, agrees = [] }: Field,
  item: Item,
): Promise<boolean> => {
  if (fits?.(item, request.values, {}) !== undefined) return false;
  if (!to) return true;
  const { cache } = request;
  const referred = { cache, fields: cache.catalog.find(to).fields, values: item };
  const refusals = agrees.map((agreement) => disagrees(request, referred, agreement));
  return !(await Promise.all(refusals)).includes(true);
};

/** Whether the other values of a request say which of several rows of one name is meant. */
export const isChosenByOthers = ({ fits, agrees }: Field): boolean =>
  fits !== undefined || agrees !== undefined;

/**
 * Those of several rows with the same name that fit the request, such as the plan of the given
 * realm. All if none fits: any of them may be the one that was meant.
 */
export const selectFitting = async (
  request: ReferringRequest,
  field: Field,
  candidates: readonly NamedItem[],
): Promise<readonly NamedItem[]> => {
  const areFitting = await Promise.all(
    candidates.map(({ item }) => isFitting(request, field, item)),
  );
  const fitting = candidates.filter((_, at) => areFitting[at]);
  return fitting.length > 0 ? fitting : candidates;
};
