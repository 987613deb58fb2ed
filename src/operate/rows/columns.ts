import { columnWeight } from '../../catalog/column-weights.ts';
import type { Field, Notation, Resource } from '../../catalog/vocabulary.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { ageText } from '../../lib/time/age.ts';
import { localText, zoneAt } from '../../lib/time/zone.ts';
import type { CellKind, Column, Item, Tone } from '../../output/document.ts';
import { findIds, type Names } from '../targets/names.ts';

/** How times are shown: by how long ago they are, or as local times. */
interface TimeLook {
  /** The text of a moment. */
  readonly text: (text: string) => string;
  /** What the heading of a column says of all of them; empty for nothing. */
  readonly heading: string;
}

/** A moment as it is shown; as it came when it is no date. */
const dateText =
  (show: (date: Date) => string) =>
  (text: string): string => {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : show(date);
  };

const withZone = (date: Date): string => `${localText(date)} ${zoneAt(date)}`;

/** Local times of a list: the heading has the zone, and a row only where summer time made another. */
const listTimes = (): TimeLook => {
  const zone = zoneAt(new Date());
  return {
    text: dateText((date) => (zoneAt(date) === zone ? localText(date) : withZone(date))),
    heading: ` (${zone})`,
  };
};

/** Local times that stand alone. */
const detailTimes: TimeLook = { text: dateText(withZone), heading: '' };

const agesAt = (now: number): TimeLook => ({
  text: dateText((date) => ageText(date.getTime(), now)),
  heading: '',
});

const nothing = '-';

const plainText = (
  field: Field | undefined,
  value: unknown,
  timeText: TimeLook['text'],
): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.format === 'ip' && value === '0.0.0.0') return nothing;
  if (field?.kind === 'time' && typeof value === 'string') return timeText(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    return value.length > 0 ? value.join(', ') : nothing;
  }
  return toWholeText(value);
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
  const ids = findIds(value);
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
  timeText: TimeLook['text'],
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
  times: TimeLook = detailTimes,
): Column => {
  const field = resource?.fields[key];
  return {
    key,
    heading: `${headingOf(key, field)}${field?.kind === 'time' ? times.heading : ''}`,
    weight: columnWeight(key, field),
    kind: (field && cellKinds[field.kind]) ?? 'text',
    cell: (item) => cellText(field, item[key], names, show, times.text),
    ...(field?.kind === 'state' && { tone: (item: Item) => toneOf(field, item[key]) }),
  };
};

/** How columns are to look. */
export interface ColumnStyle {
  /** Ids beside names. */
  readonly wide?: boolean;
  /** The moment times are told from; without it they are told as local times. */
  readonly now?: number;
}

const timesOf = ({ now }: ColumnStyle, absolute: () => TimeLook): TimeLook =>
  now === undefined ? absolute() : agesAt(now);

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
  look: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) => {
    const show = look.wide && key !== resource.namedBy ? byNameAndId(names) : byName(names);
    return onOneLine(columnOf(resource, key, names, show, timesOf(look, listTimes)));
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
  look: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) =>
    columnOf(
      resource,
      key,
      names,
      byNameAndId(names),
      timesOf(look, () => detailTimes),
    ),
  );

/** Columns for an object the catalog has no fields for, in the order its members came. */
export const plainColumns = (item: Item): readonly Column[] =>
  Object.keys(item).map((key) => columnOf(undefined, key, new Map(), (id) => id));
