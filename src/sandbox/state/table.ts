import type { StoredItem } from './rows.ts';

/** The rows of one resource, oldest first. Members of a row are replaced, never changed within. */
export interface Table<T> {
  rows(): T[];
  get(id: string): T | undefined;
  find(matches: (row: T) => boolean): T | undefined;
  /** The rows whose member has this value, looked up in an index. */
  having(member: string, value: unknown): T[];
  /** The number of different values of a member. */
  distinct(member: string): number;
  /** Adds a row and returns an object to use in its place, whose changes are recorded. */
  add(row: T): T;
  remove(id: string): void;
}

/** Rows by the value of one member, and by id within. */
type Index = Map<unknown, Map<string, StoredItem>>;

/** Freezes the value of a member: a change inside it would not be recorded. */
const freezeDeep = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) freezeDeep(part);
  return Object.freeze(value);
};

const addTo = (index: Index, value: unknown, row: StoredItem): void => {
  const rows = index.get(value);
  if (rows) rows.set(row.id, row);
  else index.set(value, new Map([[row.id, row]]));
};

const removeFrom = (index: Index, value: unknown, id: string): void => {
  const rows = index.get(value);
  rows?.delete(id);
  if (rows?.size === 0) index.delete(value);
};

type ChangeListener = (id: string) => void;

/** Rows by id, with an index for each member that was looked up. */
class IndexedTable implements Table<StoredItem> {
  readonly #rows = new Map<string, StoredItem>();
  readonly #indexes = new Map<string, Index>();
  readonly #onChange: ChangeListener | undefined;

  constructor(onChange: ChangeListener | undefined) {
    this.#onChange = onChange;
  }

  rows(): StoredItem[] {
    return [...this.#rows.values()];
  }

  get(id: string): StoredItem | undefined {
    return this.#rows.get(id);
  }

  find(matches: (row: StoredItem) => boolean): StoredItem | undefined {
    for (const row of this.#rows.values()) if (matches(row)) return row;
    return undefined;
  }

  having(member: string, value: unknown): StoredItem[] {
    return [...(this.#indexOf(member).get(value)?.values() ?? [])];
  }

  distinct(member: string): number {
    return this.#indexOf(member).size;
  }

  add(row: StoredItem): StoredItem {
    if (this.#rows.has(row.id)) throw new Error(`the id ${row.id} is taken`);
    for (const value of Object.values(row)) freezeDeep(value);
    const observed = this.#onChange ? this.#observe(row) : Object.freeze(row);
    this.#rows.set(row.id, observed);
    for (const [member, index] of this.#indexes) addTo(index, row[member], observed);
    this.#onChange?.(row.id);
    return observed;
  }

  remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const [member, index] of this.#indexes) removeFrom(index, row[member], id);
    this.#onChange?.(id);
  }

  #indexOf(member: string): Index {
    const present = this.#indexes.get(member);
    if (present) return present;
    const index: Index = new Map();
    for (const row of this.#rows.values()) addTo(index, row[member], row);
    this.#indexes.set(member, index);
    return index;
  }

  /** The row, with changes of its members recorded. */
  #observe(row: StoredItem): StoredItem {
    const observed: StoredItem = new Proxy(row, {
      set: (target, member, value) => {
        if (typeof member !== 'string') return false;
        const before = target[member];
        if (Object.is(before, value)) return true;
        target[member] = freezeDeep(value);
        // A removed row does not belong to a table.
        if (this.#rows.get(target.id) === observed) this.#reindex(observed, member, before);
        return true;
      },
      deleteProperty: () => false,
    });
    return observed;
  }

  /** Records a change of a member that had the value `before`. */
  #reindex(row: StoredItem, member: string, before: unknown): void {
    const index = this.#indexes.get(member);
    if (index) {
      removeFrom(index, before, row.id);
      addTo(index, row[member], row);
    }
    this.#onChange?.(row.id);
  }
}

/**
 * An empty table; `onChange` is called with the id of each row that is added, changed or removed.
 * Without it rows cannot be changed.
 */
export const createTable = (onChange?: ChangeListener): Table<StoredItem> =>
  new IndexedTable(onChange);
