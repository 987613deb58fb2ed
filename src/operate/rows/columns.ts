import { chooseColumnWeight } from '../../catalog/column-weights.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import type { CellKind, Column, Item } from '../../output/document.ts';
import type { Names } from '../targets/names.ts';
import {
  type CellFormat,
  createAges,
  createListTimes,
  detailTimes,
  findTone,
  formatCell,
  formatName,
  formatNameAndId,
  type TimeFormat,
} from './cells.ts';

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
const createColumn = (resource: Resource | undefined, key: string, format: CellFormat): Column => {
  const field = resource?.fields[key];
  return {
    key,
    heading: `${createHeading(key, field)}${field?.kind === 'time' ? format.times.heading : ''}`,
    weight: chooseColumnWeight(key, field),
    kind: (field && cellKinds[field.kind]) ?? 'text',
    cell: (item) => formatCell(field, item[key], format),
    ...(field?.kind === 'state' && { tone: (item: Item) => findTone(field, item[key]) }),
  };
};

/** The style of columns. */
export interface ColumnStyle {
  /** Ids beside names. */
  readonly wide?: boolean;
  /** The current time for relative times; without it times are local times. */
  readonly now?: number;
}

const chooseTimes = ({ now }: ColumnStyle, absolute: () => TimeFormat): TimeFormat =>
  now === undefined ? absolute() : createAges(now);
const joinLines = (column: Column): Column => ({
  ...column,
  cell: (item) => column.cell(item).replaceAll('\n', ', '),
});

/**
 * The columns of a list. A reference shows the name of its resource; with `wide` also the id,
 * unless it names the row itself.
 */
export const createListColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
  style: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) => {
    const isWide = style.wide && key !== resource.namedBy;
    const showReference = isWide ? formatNameAndId(names) : formatName(names);
    const times = chooseTimes(style, createListTimes);
    return joinLines(
      createColumn(resource, key, { names, showReference, times, documents: 'line' }),
    );
  });

/**
 * The lines of one resource: its fields in catalog order, then undocumented members. A reference
 * shows name and id. Deprecated fields are left out.
 */
export const listDetailKeys = (resource: Resource, item: Item): readonly string[] => {
  const known = Object.keys(resource.fields).filter(
    (key) => key in item && !resource.fields[key]?.deprecated,
  );
  const unknown = Object.keys(item).filter((key) => !(key in resource.fields));
  return [...known, ...unknown];
};

/** The columns of a view of one resource. */
export const createDetailColumns = (
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
      documents: 'lines',
    }),
  );

/** The columns of a comparison: as in the view of one resource, but references by name alone. */
export const createComparedColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
  style: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) =>
    createColumn(resource, key, {
      names,
      showReference: formatName(names),
      times: chooseTimes(style, () => detailTimes),
      documents: 'lines',
    }),
  );

/** Columns for an object without catalog fields, in the order of its members. */
export const createPlainColumns = (item: Item): readonly Column[] =>
  Object.keys(item).map((key) =>
    createColumn(undefined, key, {
      names: new Map(),
      showReference: (id) => id,
      times: detailTimes,
      documents: 'lines',
    }),
  );
