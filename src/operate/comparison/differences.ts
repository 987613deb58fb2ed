/** Where rows of a resource differ. */
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';

/** Whether values differ; `hidden` if they are secret, so that nothing is said about them. */
export type ComparisonResult = 'equal' | 'different' | 'hidden';

/** One field of the rows that are compared, or one member of an object in it. */
export interface ComparedValue {
  /** The API name of the field. */
  readonly key: string;
  /** The members that lead to the value, if it is inside an object. */
  readonly path: readonly string[];
  /** A value for each row, secrets masked; null for none. */
  readonly values: readonly unknown[];
  readonly result: ComparisonResult;
}

/** A row with its secrets masked, and as the platform sent it. */
export interface ComparableRow {
  readonly masked: Item;
  readonly sent: Item;
}

/** The text of a value in which members are in order, so that equal values have equal texts. */
const toCanonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(toCanonicalText).join(',')}]`;
  if (!isJsonObject(value)) return toJsonText(value ?? null);
  const members = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${toCanonicalText(value[name])}`);
  return `{${members.join(',')}}`;
};

/** Whether a value stands for none: empty, or the address 0.0.0.0. */
const isNothing = (field: Field | undefined, value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return true;
  if (field?.format === 'ip' && value === '0.0.0.0') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
};

/** What values of a field are compared by: no value is null, and references have no order. */
const toComparedText = (field: Field | undefined, value: unknown): string => {
  if (isNothing(field, value)) return 'null';
  return field?.kind === 'refs' && Array.isArray(value)
    ? toCanonicalText(value.map(String).toSorted())
    : toCanonicalText(value);
};

/** Values of all rows in one place. */
interface Place {
  readonly key: string;
  readonly path: readonly string[];
  /** Undefined inside of an object. */
  readonly field: Field | undefined;
  readonly values: readonly ComparableValue[];
}

interface ComparableValue {
  readonly masked: unknown;
  readonly sent: unknown;
}

const judgePlace = ({ field, values }: Place): ComparisonResult => {
  if (values.every(({ sent }) => isNothing(field, sent))) return 'equal';
  const isMasked = values.some(
    ({ masked, sent }) => toCanonicalText(masked) !== toCanonicalText(sent),
  );
  if (field?.secret || isMasked) return 'hidden';
  const texts = new Set(values.map(({ sent }) => toComparedText(field, sent)));
  return texts.size === 1 ? 'equal' : 'different';
};

/** The members of objects, where all rows have one and it has no short form that shows it better. */
const listMemberPlaces = ({ key, path, field, values }: Place): readonly Place[] | undefined => {
  const objects = values.flatMap(({ masked, sent }) =>
    isJsonObject(masked) && isJsonObject(sent) ? [{ masked, sent }] : [],
  );
  if (field?.notation || objects.length < values.length) return undefined;
  const names = new Set(objects.flatMap(({ sent }) => Object.keys(sent)));
  return [...names].map((name) => ({
    key,
    path: [...path, name],
    field: undefined,
    values: objects.map(({ masked, sent }) => ({ masked: masked[name], sent: sent[name] })),
  }));
};

const compareAt = (place: Place): readonly ComparedValue[] => {
  const members = place.field?.secret ? undefined : listMemberPlaces(place);
  if (members) return members.flatMap(compareAt);
  const { key, path, values } = place;
  const shown = values.map(({ masked }) => masked ?? null);
  return [{ key, path, values: shown, result: judgePlace(place) }];
};

/** Compares rows in these fields: one result for each, or for each member of the objects in it. */
export const compareRows = (
  { fields }: Resource,
  keys: readonly string[],
  rows: readonly ComparableRow[],
): readonly ComparedValue[] =>
  keys.flatMap((key) =>
    compareAt({
      key,
      path: [],
      field: fields[key],
      values: rows.map(({ masked, sent }) => ({ masked: masked[key], sent: sent[key] })),
    }),
  );
