/** Fields whose values are offered for a flag: `available_versions` of a cluster plan. */
import type { Field } from '../fields.ts';
import type { Resource } from '../resource.ts';
import { followReferences } from './referred-resource.ts';

/** A field of a resource that lists values. */
export interface OfferedField {
  readonly noun: string;
  readonly field: string;
}

/** The field that lists the legal values of a field of a resource; undefined if none does. */
export const findOfferedField = (
  resources: readonly Resource[],
  resource: Resource,
  { limits = [] }: Field,
): OfferedField | undefined => {
  const limit = limits.find(({ kind }) => kind === 'one-of');
  if (!limit) return undefined;
  const { noun } = followReferences(resource, limit.from, (wanted) => {
    const found = resources.find((one) => one.noun === wanted);
    if (!found) throw new Error(`the catalog has no ${wanted}`);
    return found;
  });
  return { noun, field: limit.field };
};

/** All fields that list values for others. */
export const listOfferedFields = (resources: readonly Resource[]): readonly OfferedField[] => {
  const found = resources.flatMap((resource) =>
    Object.values(resource.fields).flatMap(
      (field) => findOfferedField(resources, resource, field) ?? [],
    ),
  );
  return [...new Map(found.map((one) => [`${one.noun} ${one.field}`, one])).values()];
};
