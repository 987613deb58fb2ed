import { findListVerb } from '../../catalog/paths.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Field, Noun, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { findNames, type ItemName, type UnreadListener } from './item-names.ts';
import type { RowCache } from './row-cache.ts';

/** Names of the resources that rows refer to, by id; unreadable ones are missing. */
export type Names = ReadonlyMap<string, ItemName>;

/** The ids in the value of a reference to one or several resources. */
export const findIds = (value: unknown): readonly string[] => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((id) => typeof id === 'string').filter((id) => id !== '');
};

/**
 * A resource that rows refer to, with the id of its parent if a row contains that.
 */
interface Referred {
  readonly to: Resource;
  readonly parent: string | undefined;
}

/** The references in one field of a row, by id. */
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

/** The references in the members of a JSON value, at any depth. */
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

/** The ids that one field of a row refers to. */
export const findReferredIds = (field: Field, key: string, item: Item): readonly string[] =>
  field.refersBy
    ? listMemberReferences(field.refersBy, item[key]).map(([id]) => id)
    : field.to
      ? findIds(item[key])
      : [];

/** Names that are read as rows arrive. */
export interface NameLearner {
  /** The names known so far; it grows. */
  readonly names: Names;
  /** Reads the names of new references in these rows. */
  learn(items: readonly Item[]): Promise<void>;
}

/** The references of rows in these fields, by id. */
const collectReferred = (
  { catalog }: RowCache,
  fields: readonly (readonly [string, Field])[],
  items: readonly Item[],
): ReadonlyMap<string, Referred> =>
  new Map(fields.flatMap((field) => items.flatMap((item) => listReferred(catalog, field, item))));

/** The reference fields among these. */
const listReferringFields = (
  { fields }: Resource,
  keys: readonly string[],
): readonly (readonly [string, Field])[] =>
  keys.flatMap((key) => {
    const field = fields[key];
    return field && (field.to ?? field.refersBy) ? [[key, field] as const] : [];
  });

/**
 * Creates a reader for the names of references in these fields; each list is read once. `onUnread`
 * is called with the failures of what cannot be read.
 */
export const createNameLearner = (
  cache: RowCache,
  resource: Resource,
  keys: readonly string[],
  onUnread?: UnreadListener,
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
          const name = await findNames(cache, to, id, { parent, onUnread });
          if (name) names.set(id, name);
        }),
      );
    },
  };
};

/**
 * Reads the names of all references in these fields. A single item is read by its own request, as
 * its list may be long; several are looked up in their list.
 */
export const readNames = async (
  cache: RowCache,
  resource: Resource,
  items: readonly Item[],
  { keys, onUnread }: { readonly keys: readonly string[]; readonly onUnread?: UnreadListener },
): Promise<Names> => {
  const wanted = [...collectReferred(cache, listReferringFields(resource, keys), items)];
  const isOnly = (of: Resource): boolean => wanted.filter(([, { to }]) => to === of).length === 1;
  const entries = await Promise.all(
    wanted.map(async ([id, { to, parent }]) => {
      const name = await findNames(cache, to, id, { parent, isOnly: isOnly(to), onUnread });
      return [id, name] as const;
    }),
  );
  return new Map(entries.flatMap(([id, name]) => (name ? [[id, name] as const] : [])));
};
