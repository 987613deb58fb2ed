import { resourceOf } from '../catalog/index.ts';
import type { Field, Resource } from '../catalog/vocabulary.ts';
import type { CellKind, Column, Item, Tone } from '../output/document.ts';
import type { Directory } from './directory.ts';

/** Names of the things that rows refer to, by id. */
export type Names = ReadonlyMap<string, string>;

const idsIn = (value: unknown): readonly string[] => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((id) => typeof id === 'string').filter((id) => id !== '');
};

/** Learns the names of everything the rows refer to in these fields, each list asked for once. */
export const readNames = async (
  directory: Directory,
  resource: Resource,
  items: readonly Item[],
  keys: readonly string[],
): Promise<Names> => {
  const wanted = new Map<string, Resource>();
  for (const key of keys) {
    const to = resource.fields[key]?.to;
    if (!to) continue;
    for (const item of items) {
      for (const id of idsIn(item[key])) wanted.set(id, resourceOf(to));
    }
  }
  const names = await Promise.all(
    [...wanted].map(async ([id, to]): Promise<[string, string]> => {
      return [id, await directory.nameOf(to, id)];
    }),
  );
  return new Map(names);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment in the local time of the machine; as it came when it is no date. */
const localTime = (text: string): string => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
};

const nothing = '-';

const plainText = (field: Field | undefined, value: unknown): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.format === 'ip' && value === '0.0.0.0') return nothing;
  if (field?.kind === 'time' && typeof value === 'string') return localTime(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    return value.length > 0 ? value.join(', ') : nothing;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const referenceText = (value: unknown, show: (id: string) => string): string => {
  const ids = idsIn(value);
  return ids.length > 0 ? ids.map(show).join(', ') : nothing;
};

const headingOf = (key: string, field: Field | undefined): string => {
  const word =
    field?.kind === 'ref'
      ? key.replace(/_id$/, '')
      : field?.kind === 'refs'
        ? key.replace(/_ids$/, 's')
        : key;
  const unit = field?.unit ? ` (${field.unit})` : '';
  return `${word.replaceAll('_', ' ')}${unit}`;
};

const cellKinds: Partial<Record<Field['kind'], CellKind>> = {
  id: 'id',
  integer: 'number',
  number: 'number',
  state: 'state',
  time: 'time',
};

const toneOf = (field: Field, value: unknown): Tone => {
  if (typeof value !== 'string') return 'plain';
  if (field.failed?.includes(value)) return 'bad';
  if (field.passing?.includes(value)) return 'busy';
  return field.good?.includes(value) ? 'good' : 'plain';
};

const columnOf = (
  resource: Resource | undefined,
  key: string,
  show: (id: string) => string,
): Column => {
  const field = resource?.fields[key];
  const isReference = field?.kind === 'ref' || field?.kind === 'refs';
  return {
    key,
    heading: headingOf(key, field),
    kind: (field && cellKinds[field.kind]) ?? 'text',
    cell: (item) => (isReference ? referenceText(item[key], show) : plainText(field, item[key])),
    ...(field?.kind === 'state' && { tone: (item: Item) => toneOf(field, item[key]) }),
  };
};

/** The columns of a table of several things; a reference shows the name of what it points at. */
export const listColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
): readonly Column[] => keys.map((key) => columnOf(resource, key, (id) => names.get(id) ?? id));

/**
 * The lines of one thing: its fields in the catalog's order, then what the platform sent beyond
 * them. A reference shows name and id. What is only kept for old clients is left out.
 */
export const detailKeys = (resource: Resource, item: Item): readonly string[] => {
  const known = Object.keys(resource.fields).filter(
    (key) => key in item && !resource.fields[key]?.deprecated,
  );
  const unknown = Object.keys(item).filter((key) => !(key in resource.fields));
  return [...known, ...unknown];
};

/** The columns of a view of one thing. */
export const detailColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
): readonly Column[] =>
  keys.map((key) =>
    columnOf(resource, key, (id) => {
      const name = names.get(id);
      return name && name !== id ? `${name} (${id})` : id;
    }),
  );

/** Columns for an object the catalog has no fields for, in the order its members came. */
export const plainColumns = (item: Item): readonly Column[] =>
  Object.keys(item).map((key) => columnOf(undefined, key, (id) => id));
