/** Fields whose values are offered for a flag: `available_versions` of a cluster plan. */
import type { Field } from '../fields.ts';
import { findField } from '../paths.ts';
import type { Resource } from '../resource.ts';

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
  let of: Resource | undefined = resource;
  for (const key of limit.from) {
    const to: string | undefined = of && findField(of, key)?.to;
    of = resources.find(({ noun }) => noun === to);
  }
  return of && { noun: of.noun, field: limit.field };
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
