import type { StoredItem } from './rows.ts';

/** The rows of one resource, oldest first. Members of a row are replaced, never changed within. */
export interface Table<T> {
  rows(): T[];
  get(id: string): T | undefined;
  find(matches: (row: T) => boolean): T | undefined;
  /** The rows whose member has this value, looked up in an index. */
  having(member: string, value: unknown): T[];
  /** How many different values the rows have in a member. */
  distinct(member: string): number;
  /** Adds a row; what is returned takes its place: changes of it are noticed. */
  add(row: T): T;
  remove(id: string): void;
}

/** Rows by the value of one member, and by id within. */
type Index = Map<unknown, Map<string, StoredItem>>;

/** Freezes what a member holds: a change within it would go unnoticed. */
const frozen = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

const addTo = (index: Index, value: unknown, row: StoredItem): void => {
  const known = index.get(value);
  if (known) known.set(row.id, row);
  else index.set(value, new Map([[row.id, row]]));
};

const removeFrom = (index: Index, value: unknown, id: string): void => {
  const known = index.get(value);
  known?.delete(id);
  if (known?.size === 0) index.delete(value);
};

/**
 * A table without rows; `changed` learns the id of each row that is added, changed or removed.
 * Without it the rows are never changed.
 */
export const emptyTable = (changed?: (id: string) => void): Table<StoredItem> => {
  const rows = new Map<string, StoredItem>();
  const indexes = new Map<string, Index>();

  const indexOf = (member: string): Index => {
    const known = indexes.get(member);
    if (known) return known;
    const index: Index = new Map();
    for (const row of rows.values()) addTo(index, row[member], row);
    indexes.set(member, index);
    return index;
  };

  const tracked = (row: StoredItem): StoredItem => {
    const noticed: StoredItem = new Proxy(row, {
      set: (target, member, value) => {
        if (typeof member !== 'string') return false;
        const before = target[member];
        if (Object.is(before, value)) return true;
        target[member] = frozen(value);
        // A row that was removed belongs to no table any more.
        if (rows.get(target.id) !== noticed) return true;
        const index = indexes.get(member);
        if (index) {
          removeFrom(index, before, target.id);
          addTo(index, value, noticed);
        }
        changed?.(target.id);
        return true;
      },
      deleteProperty: () => false,
    });
    return noticed;
  };

  return {
    rows: () => [...rows.values()],
    get: (id) => rows.get(id),
    find: (matches) => {
      for (const row of rows.values()) if (matches(row)) return row;
      return undefined;
    },
    having: (member, value) => [...(indexOf(member).get(value)?.values() ?? [])],
    distinct: (member) => indexOf(member).size,
    add: (row) => {
      if (rows.has(row.id)) throw new Error(`the id ${row.id} is taken`);
      for (const value of Object.values(row)) frozen(value);
      const noticed = changed ? tracked(row) : Object.freeze(row);
      rows.set(row.id, noticed);
      for (const [member, index] of indexes) addTo(index, row[member], noticed);
      changed?.(row.id);
      return noticed;
    },
    remove: (id) => {
      const row = rows.get(id);
      if (!row) return;
      rows.delete(id);
      for (const [member, index] of indexes) removeFrom(index, row[member], id);
      changed?.(id);
    },
  };
};
