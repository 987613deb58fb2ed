import { columnWeight } from '../../catalog/column-weights.ts';
import type { Field, Notation, Resource } from '../../catalog/vocabulary.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { ageText } from '../../lib/time/age.ts';
import { localText, zoneAt } from '../../lib/time/zone.ts';
import type { CellKind, Column, Item, Tone } from '../../output/document.ts';
import { findIds, type Names } from '../targets/names.ts';

/** How times are shown: by how long ago they are, or as local times. */
interface TimeFormat {
  /** The text of a moment. */
  readonly text: (text: string) => string;
  /** What the heading of a column says of all of them; empty for nothing. */
  readonly heading: string;
}

/** A moment as it is shown; as it came when it is no date. */
const formatDate =
  (show: (date: Date) => string) =>
  (text: string): string => {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : show(date);
  };

const formatWithZone = (date: Date): string => `${localText(date)} ${zoneAt(date)}`;

/** Local times of a list: the heading has the zone, and a row only where summer time made another. */
const createListTimes = (): TimeFormat => {
  const zone = zoneAt(new Date());
  return {
    text: formatDate((date) => (zoneAt(date) === zone ? localText(date) : formatWithZone(date))),
    heading: ` (${zone})`,
  };
};

/** Local times that stand alone. */
const detailTimes: TimeFormat = { text: formatDate(formatWithZone), heading: '' };

const createAges = (now: number): TimeFormat => ({
  text: formatDate((date) => ageText(date.getTime(), now)),
  heading: '',
});

const nothing = '-';

const formatPlain = (
  field: Field | undefined,
  value: unknown,
  timeText: TimeFormat['text'],
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
const formatName =
  (names: Names) =>
  (id: string): string =>
    names.get(id)?.full ?? id;

/** A value in the notation of its field, a line for each of its parts. */
const formatNotation = (notation: Notation, value: unknown, names: Names): string => {
  if (value === null || value === undefined) return nothing;
  const parts = notation.show(value, formatName(names));
  return parts.length > 0 ? parts.join('\n') : nothing;
};

const formatReference = (value: unknown, show: (id: string) => string): string => {
  const ids = findIds(value);
  return ids.length > 0 ? ids.map(show).join(', ') : nothing;
};

const createHeading = (key: string, field: Field | undefined): string => {
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

const findTone = (field: Field, value: unknown): Tone => {
  if (typeof value !== 'string') return 'plain';
  if (field.failed?.includes(value)) return 'bad';
  if (field.passing?.includes(value)) return 'busy';
  return field.good?.includes(value) ? 'good' : 'plain';
};

/** How the values of a column are shown. */
interface CellFormat {
  readonly names: Names;
  /** The text of a reference. */
  readonly showReference: (id: string) => string;
  readonly times: TimeFormat;
}

const formatCell = (
  field: Field | undefined,
  value: unknown,
  { names, showReference, times }: CellFormat,
): string => {
  if (field?.kind === 'ref' || field?.kind === 'refs') return formatReference(value, showReference);
  if (field?.notation) return formatNotation(field.notation, value, names);
  return formatPlain(field, value, times.text);
};

const createColumn = (resource: Resource | undefined, key: string, format: CellFormat): Column => {
  const field = resource?.fields[key];
  return {
    key,
    heading: `${createHeading(key, field)}${field?.kind === 'time' ? format.times.heading : ''}`,
    weight: columnWeight(key, field),
    kind: (field && cellKinds[field.kind]) ?? 'text',
    cell: (item) => formatCell(field, item[key], format),
    ...(field?.kind === 'state' && { tone: (item: Item) => findTone(field, item[key]) }),
  };
};

/** How columns are to look. */
export interface ColumnStyle {
  /** Ids beside names. */
  readonly wide?: boolean;
  /** The moment ages are counted from; without it times are local times. */
  readonly now?: number;
}

const chooseTimes = ({ now }: ColumnStyle, absolute: () => TimeFormat): TimeFormat =>
  now === undefined ? absolute() : createAges(now);

/** The name of what is referred to, with its id. */
const formatNameAndId =
  (names: Names) =>
  (id: string): string => {
    const name = names.get(id)?.full;
    return name === undefined ? id : `${name} (${id})`;
  };

const joinLines = (column: Column): Column => ({
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
  style: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) => {
    const isWide = style.wide && key !== resource.namedBy;
    const showReference = isWide ? formatNameAndId(names) : formatName(names);
    const times = chooseTimes(style, createListTimes);
    return joinLines(createColumn(resource, key, { names, showReference, times }));
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
  style: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) =>
    createColumn(resource, key, {
      names,
      showReference: formatNameAndId(names),
      times: chooseTimes(style, () => detailTimes),
    }),
  );

/** Columns for an object the catalog has no fields for, in the order its members came. */
export const plainColumns = (item: Item): readonly Column[] =>
  Object.keys(item).map((key) =>
    createColumn(undefined, key, {
      names: new Map(),
      showReference: (id) => id,
      times: detailTimes,
    }),
  );
