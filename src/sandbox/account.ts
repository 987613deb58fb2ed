import type { Fields } from '../catalog/fields.ts';
import { catalog } from '../catalog/index.ts';
import { fieldCalled, placeholdersIn } from '../catalog/paths.ts';
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
  /** What lives in a row and goes with it: the scripts of a template. */
  childrenOf(noun: string, id: string): readonly Owned[];
  /** Something that points at a row and does not live in it; undefined for nothing. */
  userOf(noun: string, id: string): Owned | undefined;
}

/** A row with the resource it is of. */
export interface Owned {
  readonly resource: Resource;
  readonly row: Item;
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

/** Every field anywhere in the catalog that points at the resource `noun`. */
const referencesTo = (noun: string) =>
  catalog.flatMap((resource) =>
    Object.entries(resource.fields)
      .filter(([, field]) => field.to === noun && !field.inputOnly)
      .map(([name, field]) => ({ resource, name, field })),
  );

/** Members within the fields of a resource that hold ids of `noun`. */
const nestedReferencesTo = (noun: string) =>
  catalog.flatMap((resource) =>
    Object.entries(resource.fields).flatMap(([name, { refersBy = {} }]) =>
      Object.entries(refersBy)
        .filter(([, to]) => to === noun)
        .map(([member]) => ({ resource, name, member })),
    ),
  );

/** The members by which things of a resource live in those of `noun`: parents and path. */
const homesIn = (resource: Resource, noun: string): string[] =>
  [...new Set([...Object.keys(resource.parents), ...placeholdersIn(resource.path)])].filter(
    (name) => fieldCalled(resource, name)?.to === noun,
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

/** True when a value holds `id` in a member of this name, at any depth. */
const mentions = (value: unknown, member: string, id: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(
    ([name, held]) => (name === member && held === id) || mentions(held, member, id),
  );

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
    childrenOf: (noun, id) =>
      catalog.flatMap((resource) => {
        const homes = homesIn(resource, noun);
        if (homes.length === 0) return [];
        const rows = table(resource.noun).rows();
        return rows
          .filter((row) => homes.some((home) => row[home] === id))
          .map((row) => ({ resource, row }));
      }),
    userOf: (noun, id) => {
      for (const { resource, name } of referencesTo(noun)) {
        if (homesIn(resource, noun).length > 0) continue;
        const row = table(resource.noun).find((candidate) => holds(candidate[name], id));
        if (row) return { resource, row };
      }
      for (const { resource, name, member } of nestedReferencesTo(noun)) {
        const row = table(resource.noun).find((candidate) => mentions(candidate[name], member, id));
        if (row) return { resource, row };
      }
      return undefined;
    },
  };
};
