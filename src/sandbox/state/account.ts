import { events } from '../../catalog/audit/events.ts';
import type { Fields } from '../../catalog/fields.ts';
import type { Resource, Row } from '../../catalog/resource.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Random } from './random.ts';
import { createRelations, listHomeMembers } from './relations.ts';
import type { StoredItem } from './rows.ts';
import { createTable, type Table } from './table.ts';

/** The rows of one customer. */
export interface Account {
  /** The resources it holds rows of, as the union of all versions of the API has them. */
  readonly catalog: Catalog;
  /** The rows of a resource, typed by the catalog. */
  of<F extends Fields>(resource: Resource<F>): Table<Row<Resource<F>> & StoredItem>;
  /** The rows of the resource called `noun`, as `cloud servers`. */
  table(noun: string): Table<StoredItem>;
  /** Removes a row and clears nullable references to it. */
  forget(noun: string, id: string): void;
  /** Child rows that are deleted with a row, such as the scripts of a template. */
  childrenOf(noun: string, id: string): readonly OwnedRow[];
  /** A row that refers to a row and is not its child; undefined if there is none. */
  userOf(noun: string, id: string): OwnedRow | undefined;
  /** Changes since the last call, without events. */
  takeChanges(): Readonly<Record<string, TableChanges>>;
}

/** Rows of one resource that are new or have changed, and the ids of those removed. */
export interface TableChanges {
  readonly put: readonly StoredItem[];
  readonly gone: readonly string[];
}

/** A row with the resource it is of. */
export interface OwnedRow {
  readonly resource: Resource;
  readonly row: StoredItem;
}

/** A free id. After a crash the random sequence may repeat ids that it has produced. */
export const createId = (random: Random, table: Table<unknown>): string => {
  let id = random.id();
  while (table.get(id) !== undefined) id = random.id();
  return id;
};

/** True when a reference, single or one of several, names `id`. */
export const hasRow = (value: unknown, id: string): boolean =>
  Array.isArray(value) ? value.includes(id) : value === id;

/** True if a value contains `id` in a member of this name, at any depth. */
const hasMention = (value: unknown, member: string, id: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(
    ([name, held]) => (name === member && held === id) || hasMention(held, member, id),
  );

/** The ids of rows that have changed, by noun. */
type ChangedIds = Map<string, Set<string>>;

/** An empty table for each resource; changes of events are not recorded. */
const createTables = (
  { resources }: Catalog,
  changed: ChangedIds,
): ReadonlyMap<string, Table<StoredItem>> => {
  const createTableOf = (noun: string): Table<StoredItem> => {
    if (noun === events.noun) return createTable();
    const ids = new Set<string>();
    changed.set(noun, ids);
    return createTable((id) => ids.add(id));
  };
  const tables = new Map<string, Table<StoredItem>>();
  // A resource that shows rows of another one shares its table.
  for (const { noun, rowsOf = noun } of resources) {
    if (!tables.has(rowsOf)) tables.set(rowsOf, createTableOf(rowsOf));
    tables.set(noun, tables.get(rowsOf) ?? createTableOf(noun));
  }
  return tables;
};

/** An empty account. */
export const createAccount = (catalog: Catalog): Account => {
  const changed: ChangedIds = new Map();
  const tables = createTables(catalog, changed);
  const { referencesTo, nestedReferencesTo, residentsOf } = createRelations(catalog);
  const table = (noun: string): Table<StoredItem> => {
    const found = tables.get(noun);
    if (!found) throw new Error(`the catalog has no ${noun}`);
    return found;
  };
  return {
    catalog,
    table,
    of: <F extends Fields>(resource: Resource<F>) =>
      // Rows come from `rowOf`, validated requests, or the state file written from those.
      table(resource.noun) as unknown as Table<Row<Resource<F>> & StoredItem>,
    forget: (noun, id) => {
      table(noun).remove(id);
      for (const { resource, name, field } of referencesTo(noun)) {
        if (!field.nullable) continue;
        for (const row of table(resource.noun).having(name, id)) row[name] = null;
      }
    },
    childrenOf: (noun, id) =>
      residentsOf(noun).flatMap(({ resource, homes }) => {
        const rows = homes.flatMap((home) => table(resource.noun).having(home, id));
        return [...new Set(rows)].map((row) => ({ resource, row }));
      }),
    userOf: (noun, id) => {
      for (const { resource, name } of referencesTo(noun)) {
        if (listHomeMembers(resource, noun).length > 0) continue;
        const row = table(resource.noun).find((candidate) => hasRow(candidate[name], id));
        if (row) return { resource, row };
      }
      for (const { resource, name, member } of nestedReferencesTo(noun)) {
        const row = table(resource.noun).find((candidate) =>
          hasMention(candidate[name], member, id),
        );
        if (row) return { resource, row };
      }
      return undefined;
    },
    takeChanges: () => {
      const taken: Record<string, TableChanges> = {};
      for (const [noun, ids] of changed) {
        if (ids.size === 0) continue;
        const rows = table(noun);
        const put = [...ids].flatMap((id) => rows.get(id) ?? []);
        taken[noun] = { put, gone: [...ids].filter((id) => !rows.get(id)) };
        ids.clear();
      }
      return taken;
    },
  };
};
