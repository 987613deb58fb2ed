import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Field, Fields, Noun, Resource } from '../../catalog/vocabulary.ts';
import { combineFailures, settleAll } from '../../lib/failures/combine.ts';
import { ConflictFailure, TargetFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { readText } from '../rows/answers.ts';
import { readExpression } from './expression.ts';
import { findName, nameItems } from './item-names.ts';
import { matchesExpression, type NamedItem } from './match.ts';
import { pickOne } from './picker.ts';
import type { RowCache } from './row-cache.ts';

/** Values of fields by API name; references may still be names. */
export type InputValues = Readonly<Record<string, unknown>>;

/** What references are resolved with. */
export interface ReferenceContext {
  readonly cache: RowCache;
  /** The fields beside the one with the reference. */
  readonly fields: Fields;
  /** What is known of their values; references in them are ids. */
  readonly resolved: InputValues;
}

/**
 * Where to look for a thing that is listed under a parent: the id of the parent, learned from the
 * sibling reference the field names. A server plan is looked up at the provider of the account.
 */
export const resolveParent = async (
  { cache, fields, resolved }: ReferenceContext,
  field: Field,
  target: Resource,
): Promise<string | undefined> => {
  const above = findListVerb(target)?.within;
  const sibling = field.within;
  if (!above || !sibling) return undefined;
  const value = resolved[sibling];
  if (typeof value !== 'string') return undefined;
  if (sibling === above) return value;
  const to = fields[sibling]?.to;
  if (!to) return undefined;
  const parent = readText(await cache.findOrReadOne(cache.catalog.find(to), value), above);
  return parent || undefined;
};

/**
 * The candidates a reference may mean: those that came to nothing are left out, unless the word
 * means none but these, which a `ConflictFailure` then says.
 */
const filterUsable = (
  target: Resource,
  word: string,
  candidates: readonly NamedItem[],
): readonly NamedItem[] => {
  const isUnusable = ({ item }: NamedItem): boolean =>
    target.unusable?.includes(readText(item, 'state')) ?? false;
  const usable = candidates.filter((candidate) => !isUnusable(candidate));
  const matching = candidates.filter((candidate) => matchesExpression(target, word, candidate));
  const [unusable] = matching;
  if (!unusable || matching.some((candidate) => !isUnusable(candidate))) return usable;
  throw new ConflictFailure(`${target.title} ${word} is ${readText(unusable.item, 'state')}`, {
    code: 'wrong_state',
    hint: `see "imco ${target.noun} list" for those that can be used`,
  });
};

/** The id one word of a reference means. An id is taken as it is: the platform checks it. */
const resolveWord = async (
  context: ReferenceContext,
  field: Field,
  word: string,
): Promise<string> => {
  const { cache } = context;
  const expression = readExpression(word);
  const isWhole = expression.reading === 'id' && !expression.isPrefix;
  if (isWhole || !field.to) return expression.text;
  const target = cache.catalog.find(field.to);
  const parent = await resolveParent(context, field, target);
  const candidates = await nameItems(cache, target, await cache.list(target, parent));
  const above = findListVerb(target)?.within;
  const to = above ? findField(target, above)?.to : undefined;
  const place = parent && to ? ` at ${await findName(cache, cache.catalog.find(to), parent)}` : '';
  const { item } = pickOne(target, word, filterUsable(target, word, candidates), place);
  const id = readText(item, 'id');
  if (id) return id;
  throw new TargetFailure(`the platform lists ${target.title} ${word} without an id`);
};

/** A copy of a JSON value in which the members that refer to things hold their ids. */
const resolveMembers = async (
  cache: RowCache,
  refersBy: Readonly<Record<string, Noun>>,
  value: unknown,
): Promise<unknown> => {
  if (Array.isArray(value)) {
    return settleAll(value.map((part) => resolveMembers(cache, refersBy, part)));
  }
  if (!isJsonObject(value)) return value;
  const members = await settleAll(
    Object.entries(value).map(async ([key, held]: [string, unknown]) => {
      const to = refersBy[key];
      if (!to || typeof held !== 'string') {
        return [key, await resolveMembers(cache, refersBy, held)];
      }
      const context = { cache, fields: {}, resolved: {} };
      return [key, await resolveWord(context, { kind: 'ref', about: '', to }, held)];
    }),
  );
  return Object.fromEntries(members);
};

const resolveField = async (
  context: ReferenceContext,
  field: Field,
  value: unknown,
): Promise<unknown> => {
  if (value === null || value === '') return value;
  if (field.kind === 'ref' && typeof value === 'string') {
    return resolveWord(context, field, value);
  }
  if (field.refersBy) return resolveMembers(context.cache, field.refersBy, value);
  if (field.kind === 'refs' && Array.isArray(value)) {
    const words: readonly unknown[] = value;
    const ids = words.map((word) => resolveWord(context, field, String(word)));
    return [...new Set(await settleAll(ids))];
  }
  return value;
};

/** Values with their references resolved; an `AggregateError` of all that could not be. */
const resolveAll = async (
  cache: RowCache,
  fields: Fields,
  values: InputValues,
  scope: InputValues,
): Promise<InputValues> => {
  const keys = Object.keys(values);
  const isInner = (key: string): boolean => fields[key]?.within !== undefined;
  let resolved: InputValues = {};
  for (const group of [keys.filter((key) => !isInner(key)), keys.filter(isInner)]) {
    const context = { cache, fields, resolved: { ...scope, ...resolved } };
    const entries = await settleAll(
      group.map(async (key) => {
        const field = fields[key];
        const value = values[key];
        return [key, field ? await resolveField(context, field, value) : value];
      }),
    );
    resolved = { ...resolved, ...Object.fromEntries(entries) };
  }
  return resolved;
};

/**
 * The values with every reference as an id. References that stand on their own are resolved
 * together, those looked up within another one after it, or within a parent known by `scope`.
 * Throws one `TargetFailure` about all that name nothing or several things.
 */
export const resolveReferences = async (
  cache: RowCache,
  fields: Fields,
  values: InputValues,
  scope: InputValues = {},
): Promise<InputValues> => {
  try {
    return await resolveAll(cache, fields, values, scope);
  } catch (failure) {
    throw failure instanceof AggregateError
      ? combineFailures(failure.errors, 'references')
      : failure;
  }
};
