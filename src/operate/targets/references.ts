import { findField, findListVerb } from '../../catalog/paths.ts';
import type { Field, Fields, Noun, Resource } from '../../catalog/vocabulary.ts';
import { combineFailures, settleAll } from '../../lib/failures/combine.ts';
import { ConflictFailure, TargetFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { groupByOrder } from '../input/resolving-order.ts';
import { readText } from '../rows/answers.ts';
import { isChosenByOthers, selectFitting } from '../rows/fitting-rows.ts';
import { formatState } from '../waiting/state-words.ts';
import { readExpression } from './expression.ts';
import { findName, nameItems } from './item-names.ts';
import { matchesExpression, type NamedItem } from './match.ts';
import { pickOne } from './picker.ts';
import type { RowCache } from './row-cache.ts';

/** Values of fields by API name; references may still be names. */
export type InputValues = Readonly<Record<string, unknown>>;

/** The context in which references are resolved. */
export interface ReferenceContext {
  readonly cache: RowCache;
  /** The sibling fields of the reference. */
  readonly fields: Fields;
  /** Their known values, references as ids. */
  readonly resolved: InputValues;
  /** Values that are resolved at the same time; awaited only to choose among rows of one name. */
  readonly alongside?: Promise<InputValues>;
}

/**
 * Finds the id of the parent of a referenced resource, from the sibling reference that the field
 * names. A server plan, for example, belongs to the provider of the account.
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
 * The candidates for a reference, without unusable ones. Throws a `ConflictFailure` if the word
 * matches only unusable ones.
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
  throw new ConflictFailure(
    `${target.title} ${word} is ${formatState(readText(unusable.item, 'state'))}`,
    {
      code: 'wrong_state',
      hint: `see "imco ${target.noun} list" for usable ones`,
    },
  );
};

/** Those of several rows of one name that fit the sibling values. */
const chooseByOthers = async (
  { cache, fields, resolved, alongside }: ReferenceContext,
  field: Field,
  matching: readonly NamedItem[],
): Promise<readonly NamedItem[]> => {
  if (!isChosenByOthers(field)) return matching;
  const values = { ...resolved, ...(await alongside) };
  return selectFitting({ cache, fields, values }, field, matching);
};

/** Resolves one word of a reference to an id. An id is used unchanged: the platform checks it. */
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
  const usable = filterUsable(target, word, candidates);
  const matching = usable.filter((candidate) => matchesExpression(target, word, candidate));
  const among = matching.length > 1 ? await chooseByOthers(context, field, matching) : usable;
  const { item } = pickOne(target, word, among, place);
  const id = readText(item, 'id');
  if (id) return id;
  throw new TargetFailure(`the platform returned ${target.title} ${word} without an id`);
};

/** A copy of a JSON value with its references resolved to ids. */
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

/** Resolves these values. Throws an `AggregateError` of all failures. */
const resolveGroup = async (
  context: ReferenceContext,
  values: readonly (readonly [string, unknown])[],
): Promise<InputValues> =>
  Object.fromEntries(
    await settleAll(
      values.map(async ([key, value]) => {
        const field = context.fields[key];
        return [key, field ? await resolveField(context, field, value) : value] as const;
      }),
    ),
  );

/** The values of these groups, without those that could not be resolved. */
const collectSettled = async (groups: readonly Promise<InputValues>[]): Promise<InputValues> => {
  const ends = await Promise.allSettled(groups);
  return Object.assign({}, ...ends.map((end) => (end.status === 'fulfilled' ? end.value : {})));
};

/** Resolves the references in values. Throws an `AggregateError` of all failures. */
const resolveAll = async (
  cache: RowCache,
  fields: Fields,
  values: InputValues,
  scope: InputValues,
): Promise<InputValues> => {
  const groups = groupByOrder(fields, Object.keys(values));
  const resolve = (
    keys: readonly string[],
    known: InputValues,
    alongside?: Promise<InputValues>,
  ): Promise<InputValues> =>
    resolveGroup(
      { cache, fields, resolved: { ...scope, ...known }, ...(alongside && { alongside }) },
      keys.map((key) => [key, values[key]] as const),
    );
  // Lists are read at the same time; what others choose waits for them only among rows of one name.
  const free = resolve(groups.free, {});
  const inner = free.then((known) => resolve(groups.inner, known));
  const chosen = resolve(groups.chosen, {}, collectSettled([free, inner]));
  const outer: InputValues = Object.assign({}, ...(await settleAll([free, chosen])));
  const innerOfChosen = resolve(groups.innerOfChosen, outer);
  const innerChosen = resolve(groups.innerChosen, outer, collectSettled([inner, innerOfChosen]));
  return Object.assign({}, outer, ...(await settleAll([inner, innerOfChosen, innerChosen])));
};

/**
 * Resolves every reference to an id. Independent references are resolved in parallel; those inside
 * another one follow it, or use a parent known by `scope`. Throws one `TargetFailure` about all that
 * are not found or ambiguous.
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
