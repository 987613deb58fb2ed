/** Resources whose rows are rows of other resources, addressed by kind and id. */
import type { Derivation, Field, Fields } from '../fields.ts';
import type { Resource } from '../resource.ts';
import { ref } from '../vocabulary/fields.ts';
import type { Noun } from '../vocabulary/nouns.ts';

/** A reference to the row, if it is of this kind: `kind` is the value of the field `by`. */
export const pointer = (by: string, kind: string, to: Noun, about: string) => {
  const derive: Derivation = (row) => (row[by] === kind ? row.id : undefined);
  return ref(to, about, { derive });
};

/** The kinds of rows, with the field that refers to the row of each. */
export const listPointers = ({
  pointsBy,
  fields,
}: Resource): readonly (readonly [kind: string, key: string, field: Field])[] =>
  Object.entries(pointsBy?.references ?? {}).flatMap(([kind, key]) => {
    const field = fields[key];
    return field ? [[kind, key, field] as const] : [];
  });

/** The fields whose flags name rows: one for each kind, by kind. */
export const listPointerFlags = (resource: Resource): Fields =>
  Object.fromEntries(
    listPointers(resource).flatMap(([kind, , { to, about }]): [string, Field][] =>
      to ? [[kind, { kind: 'refs', to, about, flag: kind.replaceAll('_', '-') }]] : [],
    ),
  );

/** The reference of a row to what it is; undefined for an unknown kind. */
export const findPointer = (
  resource: Resource,
  row: Readonly<Record<string, unknown>>,
): { readonly key: string; readonly to: Noun } | undefined => {
  const { pointsBy } = resource;
  const key = pointsBy?.references[String(row[pointsBy.kind])];
  const to = key === undefined ? undefined : resource.fields[key]?.to;
  return key !== undefined && to ? { key, to } : undefined;
};

/** The row of another resource that a row is named after, if any. */
export const findNameSource = (
  resource: Resource,
  row: Readonly<Record<string, unknown>>,
): { readonly to: Noun; readonly id: string } | undefined => {
  const { pointsBy, namedBy, fields } = resource;
  const to = pointsBy ? findPointer(resource, row)?.to : fields[namedBy]?.to;
  const id = pointsBy ? row.id : row[namedBy];
  return to !== undefined && typeof id === 'string' && id !== '' ? { to, id } : undefined;
};

/** Whether the rows of a resource are named after rows of other resources. */
export const isNamedAfterOthers = ({ pointsBy, fields, namedBy }: Resource): boolean =>
  pointsBy !== undefined || fields[namedBy]?.to !== undefined;
