import { findListVerb } from '../../catalog/paths.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Field, Noun, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { findNames, type ItemName } from './item-names.ts';
import type { RowCache } from './row-cache.ts';

/** Names of the things that rows refer to, by id; what can't be learned is missing. */
export type Names = ReadonlyMap<string, ItemName>;

/** The ids in the value of a reference, of one thing or several. */
export const findIds = (value: unknown): readonly string[] => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((id) => typeof id === 'string').filter((id) => id !== '');
};

/**
 * Something rows refer to: its resource, and the parent it is listed under where a row has that.
 */
interface Referred {
  readonly to: Resource;
  readonly parent: string | undefined;
}

/** What one field of a row refers to, by id. */
const listReferred = (
  catalog: Catalog,
  [key, field]: readonly [string, Field],
  item: Item,
): readonly (readonly [string, Referred])[] => {
  if (field.refersBy) {
    return listMemberReferences(field.refersBy, item[key]).map(([id, to]) => [
      id,
      { to: catalog.find(to), parent: undefined },
    ]);
  }
  if (!field.to) return [];
  const to = catalog.find(field.to);
  const hasParent = field.within !== undefined && findListVerb(to)?.within === field.within;
  const above = hasParent ? item[field.within ?? ''] : undefined;
  const parent = typeof above === 'string' ? above : undefined;
  return findIds(item[key]).map((id) => [id, { to, parent }]);
};

/** What the members of a JSON value refer to, at any depth. */
const listMemberReferences = (
  refersBy: Readonly<Record<string, Noun>>,
  value: unknown,
): readonly (readonly [id: string, to: Noun])[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]: [string, unknown]) => {
    const to = refersBy[key];
    return to && typeof held === 'string'
      ? [[held, to] as const]
      : listMemberReferences(refersBy, held);
  });
};

/** The ids of what one field of a row refers to. */
export const findReferredIds = (field: Field, key: string, item: Item): readonly string[] =>
  field.refersBy
    ? listMemberReferences(field.refersBy, item[key]).map(([id]) => id)
    : field.to
      ? findIds(item[key])
      : [];

/** Names that are learned as rows come. */
export interface NameLearner {
  /** What was learned so far; it grows. */
  readonly names: Names;
  /** Learns the names of everything these rows refer to and no row did before. */
  learn(items: readonly Item[]): Promise<void>;
}

/** What rows refer to in these fields, by id. */
const collectReferred = (
  { catalog }: RowCache,
  fields: readonly (readonly [string, Field])[],
  items: readonly Item[],
): ReadonlyMap<string, Referred> =>
  new Map(fields.flatMap((field) => items.flatMap((item) => listReferred(catalog, field, item))));

/** The fields of these that refer to something. */
const listReferringFields = (
  { fields }: Resource,
  keys: readonly string[],
): readonly (readonly [string, Field])[] =>
  keys.flatMap((key) => {
    const field = fields[key];
    return field && (field.to ?? field.refersBy) ? [[key, field] as const] : [];
  });

/** Opens a learner for what rows refer to in these fields; each list is asked for once. */
export const createNameLearner = (
  cache: RowCache,
  resource: Resource,
  keys: readonly string[],
): NameLearner => {
  const names = new Map<string, ItemName>();
  const tried = new Set<string>();
  const fields = listReferringFields(resource, keys);
  return {
    names,
    learn: async (items) => {
      const wanted = [...collectReferred(cache, fields, items)].filter(([id]) => !tried.has(id));
      await Promise.all(
        wanted.map(async ([id, { to, parent }]) => {
          tried.add(id);
          const name = await findNames(cache, to, id, { parent });
          if (name) names.set(id, name);
        }),
      );
    },
  };
};

/**
 * Learns the names of everything the rows refer to in these fields. What is the only thing of its
 * resource is asked for by itself, as the list may be long; several are looked up in their list.
 */
export const readNames = async (
  cache: RowCache,
  resource: Resource,
  items: readonly Item[],
  keys: readonly string[],
): Promise<Names> => {
  const wanted = [...collectReferred(cache, listReferringFields(resource, keys), items)];
  const isOnly = (of: Resource): boolean => wanted.filter(([, { to }]) => to === of).length === 1;
  const entries = await Promise.all(
    wanted.map(async ([id, { to, parent }]) => {
      const name = await findNames(cache, to, id, { parent, isOnly: isOnly(to) });
      return [id, name] as const;
    }),
  );
  return new Map(entries.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
};
