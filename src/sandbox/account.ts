import type { Fields } from '../catalog/fields.ts';
import { catalog } from '../catalog/index.ts';
import type { Resource, Row } from '../catalog/resource.ts';
import type { Random } from './random.ts';
import type { Item } from './rows.ts';

/** The rows of one resource, oldest first. */
export interface Table<T> {
  rows(): T[];
  get(id: string): T | undefined;
  find(matches: (row: T) => boolean): T | undefined;
  add(row: T): void;
  remove(id: string): void;
}

/** Everything the platform holds for one customer. */
export interface Account {
  /** The rows of a resource, typed by the catalog. */
  of<F extends Fields>(resource: Resource<F>): Table<Row<Resource<F>> & Item>;
  /** The rows of the resource called `noun`, as `cloud servers`. */
  table(noun: string): Table<Item>;
  /** Takes a row out and clears what pointed at it, where it may be null. */
  forget(noun: string, id: string): void;
  /** Something that points at a row, in words such as `server web-01`; undefined for nothing. */
  userOf(noun: string, id: string): string | undefined;
}

const emptyTable = (): Table<Item> => {
  const rows = new Map<string, Item>();
  return {
    rows: () => [...rows.values()],
    get: (id) => rows.get(id),
    find: (matches) => {
      for (const row of rows.values()) if (matches(row)) return row;
      return undefined;
    },
    add: (row) => {
      if (rows.has(row.id)) throw new Error(`the id ${row.id} is taken`);
      rows.set(row.id, row);
    },
    remove: (id) => {
      rows.delete(id);
    },
  };
};

/** Every reference to the resource `noun` anywhere in the catalog. */
const referencesTo = (noun: string) =>
  catalog.flatMap((resource) =>
    Object.entries(resource.fields)
      .filter(([, field]) => field.to === noun)
      .map(([name, field]) => ({ resource, name, field })),
  );

/** An id that no row of the table has. After a crash the sequence may repeat some it gave out. */
export const freshId = (random: Random, table: Table<unknown>): string => {
  let id = random.id();
  while (table.get(id) !== undefined) id = random.id();
  return id;
};

/** True when a reference, single or one of several, names `id`. */
export const holds = (value: unknown, id: string): boolean =>
  Array.isArray(value) ? value.includes(id) : value === id;

/** An account with nothing in it. */
export const emptyAccount = (): Account => {
  const tables = new Map(catalog.map((resource) => [resource.noun, emptyTable()]));
  const table = (noun: string): Table<Item> => {
    const found = tables.get(noun);
    if (!found) throw new Error(`the catalog has no ${noun}`);
    return found;
  };
  return {
    table,
    of: <F extends Fields>(resource: Resource<F>) =>
      // Rows get in through `rowOf`, the checks of a request, or the state file those wrote.
      table(resource.noun) as unknown as Table<Row<Resource<F>> & Item>,
    forget: (noun, id) => {
      table(noun).remove(id);
      for (const { resource, name, field } of referencesTo(noun)) {
        if (!field.nullable) continue;
        for (const row of table(resource.noun).rows()) if (row[name] === id) row[name] = null;
      }
    },
    userOf: (noun, id) => {
      for (const { resource, name } of referencesTo(noun)) {
        const user = table(resource.noun).find((row) => holds(row[name], id));
        if (user) return `${resource.title} ${String(user[resource.namedBy] ?? user.id)}`;
      }
      return undefined;
    },
  };
};
