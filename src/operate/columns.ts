import { columnWeight } from '../catalog/column-weights.ts';
import { wholeText } from '../catalog/json-text.ts';
import type { Field, Notation, Resource } from '../catalog/vocabulary.ts';
import type { CellKind, Column, Item, Tone } from '../output/document.ts';
import { idsIn, type Names } from './names.ts';

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/** A moment in the local time of the machine; as it came when it is no date. */
const localTime = (text: string): string => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

/** A moment by how long it is from `now`: `3h ago`, `in 2d`; as it came when it is no date. */
const relativeTime = (text: string, now: number): string => {
  const away = now - Date.parse(text);
  if (Number.isNaN(away)) return text;
  const found = units.find(([, ms]) => Math.abs(away) >= ms);
  if (!found) return 'now';
  const [unit, ms] = found;
  const span = `${Math.floor(Math.abs(away) / ms)}${unit}`;
  return away < 0 ? `in ${span}` : `${span} ago`;
};

const nothing = '-';

/** The text of a moment. */
type Telling = (text: string) => string;

const plainText = (field: Field | undefined, value: unknown, timeText: Telling): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.format === 'ip' && value === '0.0.0.0') return nothing;
  if (field?.kind === 'time' && typeof value === 'string') return timeText(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    return value.length > 0 ? value.join(', ') : nothing;
  }
  return wholeText(value);
};

/** The name of what is referred to. */
const byName =
  (names: Names) =>
  (id: string): string =>
    names.get(id)?.full ?? id;

/** A value in the notation of its field, a line for each of its parts. */
const notedText = (notation: Notation, value: unknown, names: Names): string => {
  if (value === null || value === undefined) return nothing;
  const parts = notation.show(value, byName(names));
  return parts.length > 0 ? parts.join('\n') : nothing;
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

/** The text of a cell: a reference as `show` words it, anything else by its field. */
const cellText = (
  field: Field | undefined,
  value: unknown,
  names: Names,
  show: (id: string) => string,
  timeText: Telling,
): string => {
  if (field?.kind === 'ref' || field?.kind === 'refs') return referenceText(value, show);
  if (field?.notation) return notedText(field.notation, value, names);
  return plainText(field, value, timeText);
};

const columnOf = (
  resource: Resource | undefined,
  key: string,
  names: Names,
  show: (id: string) => string,
  timeText: Telling = localTime,
): Column => {
  const field = resource?.fields[key];
  return {
    key,
    heading: headingOf(key, field),
    weight: columnWeight(key, field),
    kind: (field && cellKinds[field.kind]) ?? 'text',
    cell: (item) => cellText(field, item[key], names, show, timeText),
    ...(field?.kind === 'state' && { tone: (item: Item) => toneOf(field, item[key]) }),
  };
};

/** How columns are to look. */
export interface ColumnLook {
  /** Ids beside names. */
  readonly wide?: boolean;
  /** The moment times are told from; without it they are told as local times. */
  readonly now?: number;
}

const tellingOf = ({ now }: ColumnLook): Telling =>
  now === undefined ? localTime : (text) => relativeTime(text, now);

/** The name of what is referred to, with its id. */
const byNameAndId =
  (names: Names) =>
  (id: string): string => {
    const name = names.get(id)?.full;
    return name === undefined ? id : `${name} (${id})`;
  };

const onOneLine = (column: Column): Column => ({
  ...column,
  cell: (item) => column.cell(item).replaceAll('\n', ', '),
});

/**
 * The columns of a table of several things. A reference shows the name of what it points at; with
 * `wide` the id beside it, where it is no name of the thing itself.
 */
export const listColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
  look: ColumnLook = {},
): readonly Column[] =>
  keys.map((key) => {
    const show = look.wide && key !== resource.namedBy ? byNameAndId(names) : byName(names);
    return onOneLine(columnOf(resource, key, names, show, tellingOf(look)));
  });

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
  look: ColumnLook = {},
): readonly Column[] =>
  keys.map((key) => columnOf(resource, key, names, byNameAndId(names), tellingOf(look)));

/** Columns for an object the catalog has no fields for, in the order its members came. */
export const plainColumns = (item: Item): readonly Column[] =>
  Object.keys(item).map((key) => columnOf(undefined, key, new Map(), (id) => id));
