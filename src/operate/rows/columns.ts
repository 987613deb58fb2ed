import { chooseColumnHeading } from '../../catalog/columns/headings.ts';
import { chooseColumnWeight } from '../../catalog/columns/weights.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import type { CellKind, Column, Item } from '../../output/document.ts';
import type { Names } from '../targets/names.ts';
import {
  type CellFormat,
  createAgedTimes,
  createAges,
  createListTimes,
  detailTimes,
  findTone,
  formatCell,
  formatName,
  formatNameAndId,
  hasUnitInCells,
  type TimeFormat,
} from './cells.ts';

const createHeading = (key: string, field: Field | undefined): string => {
  const unit = field?.unit && !hasUnitInCells(field) ? ` (${field.unit})` : '';
  return `${chooseColumnHeading(key, field)}${unit}`;
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
  /** Ages, in place of local times or beside them; without it times are local times. */
  readonly ages?: { readonly form: 'alone' | 'beside'; readonly now: () => number };
}

const chooseTimes = ({ ages }: ColumnStyle, absolute: () => TimeFormat): TimeFormat => {
  if (!ages) return absolute();
  return ages.form === 'alone' ? createAges(ages.now) : createAgedTimes(ages.now);
};

const joinLines = (column: Column): Column => ({
  ...column,
  cell: (item) => column.cell(item).replaceAll('\n', ', '),
});

/** The columns of a list. A reference shows the name of its resource; its id if that is unknown. */
export const createListColumns = (
  resource: Resource,
  keys: readonly string[],
  names: Names,
  style: ColumnStyle = {},
): readonly Column[] =>
  keys.map((key) => {
    const times = chooseTimes(style, createListTimes);
    return joinLines(
      createColumn(resource, key, {
        names,
        showReference: formatName(names),
        times,
        documents: 'line',
      }),
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
