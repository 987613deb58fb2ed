/** Short descriptions of rows, for lists with little space. */

/** A short description of a row. `K`, in types only, are the fields it reads. */
export interface Summary<K extends string = string> {
  (row: Readonly<Record<string, unknown>>): string;
  readonly reads?: K;
}

type Value = string | number | undefined;

/** The value of a field; undefined for an empty text, a zero address or a missing value. */
const fieldValue = (row: Readonly<Record<string, unknown>>, key: string): Value => {
  const value = row[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' && value !== '0.0.0.0' ? value : undefined;
};

/** The first of these fields that has a value. */
export const showFirst =
  <const K extends string>(...keys: readonly K[]): Summary<K> =>
  (row) =>
    String(keys.map((key) => fieldValue(row, key)).find((value) => value !== undefined) ?? '');

/** A part of a summary: a field, and its formatter. */
type Part<K extends string> = readonly [key: K, format: (value: string | number) => string];

/** The fields that have a value, one after the other. */
export const joinValues =
  <const K extends string>(...parts: readonly Part<K>[]): Summary<K> =>
  (row) =>
    parts
      .flatMap(([key, format]) => {
        const value = fieldValue(row, key);
        return value === undefined ? [] : [format(value)];
      })
      .join(' ');

const isNumeric = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value));

const sizeParts: readonly Part<string>[] = [
  ['cpus', (cpus) => `${cpus} CPU`],
  ['memory', (memory) => formatMemory(memory)],
  ['storage', (storage) => `${storage} GB disk`],
];

/** The size of a machine: `2 CPU 4 GB`. Undefined for a value that has something else in it. */
export const formatMachineSize = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = new Map<string, unknown>(Object.entries(value));
  const parts = sizeParts.flatMap(([key, format]) => {
    const held = members.get(key);
    members.delete(key);
    if (held === undefined || held === null) return [];
    return [isNumeric(held) ? format(held) : undefined];
  });
  const isSize = members.size === 0 && parts.length > 0 && !parts.includes(undefined);
  return isSize ? parts.join(' ') : undefined;
};

/** Megabytes, as gigabytes from 1 GB on: `4 GB`, `512 MB`. */
export const formatMemory = (megabytes: string | number): string => {
  const gigabytes = Number(megabytes) / 1024;
  return gigabytes >= 1 ? `${Math.round(gigabytes * 10) / 10} GB` : `${megabytes} MB`;
};
