/** Fields whose values are offered for a flag: `available_versions` of a cluster plan. */
import type { Field } from '../fields.ts';
import type { Resource } from '../resource.ts';
import type { Limit } from './limits.ts';
import { followReferences } from './referred-resource.ts';

/** A field of a resource that lists values. */
export interface OfferedField {
  readonly noun: string;
  readonly field: string;
}

/** The field that lists the values for another one, and the references that lead to its row. */
interface OfferedValues extends OfferedField {
  /** The first reference: a field or parent of the resource that has the value. */
  readonly by: string;
  /** The resources along the references, that of the list last. */
  readonly along: readonly string[];
}

const findLister = ({ limits = [] }: Field): Limit | undefined =>
  limits.find(({ kind }) => kind === 'one-of');

/** The resource at each step of a chain of references, the first one included. */
const listAlong = (
  resources: readonly Resource[],
  resource: Resource,
  from: readonly string[],
): readonly Resource[] =>
  [0, ...from.map((_, at) => at + 1)].map((length) =>
    followReferences(resource, from.slice(0, length), (wanted) => {
      const found = resources.find((one) => one.noun === wanted);
      if (!found) throw new Error(`the catalog has no ${wanted}`);
      return found;
    }),
  );

/** What lists the legal values of a field of a resource; undefined if nothing does. */
export const findOfferedValues = (
  resources: readonly Resource[],
  resource: Resource,
  field: Field,
): OfferedValues | undefined => {
  const limit = findLister(field);
  const [by] = limit?.from ?? [];
  if (!limit || by === undefined) return undefined;
  const along = listAlong(resources, resource, limit.from).slice(1);
  return {
    noun: along.at(-1)?.noun ?? '',
    field: limit.field,
    by,
    along: along.map(({ noun }) => noun),
  };
};

/** All fields that list values for others. */
export const listOfferedFields = (resources: readonly Resource[]): readonly OfferedField[] => {
  const found = resources.flatMap((resource) =>
    Object.values(resource.fields).flatMap((one) => {
      const values = findOfferedValues(resources, resource, one);
      return values ? [{ noun: values.noun, field: values.field }] : [];
    }),
  );
  return [...new Map(found.map((one) => [`${one.noun} ${one.field}`, one])).values()];
};

/**
 * The references of a resource that lead to rows that list values: the plan of a load balancer, of
 * which the plan lists the protocols of target groups.
 */
export const listLeadingFields = (
  resources: readonly Resource[],
  { noun }: Resource,
): readonly string[] => {
  const found = resources.flatMap((resource) =>
    Object.values(resource.fields).flatMap((field) => {
      const from = findLister(field)?.from;
      if (!from) return [];
      const along = listAlong(resources, resource, from);
      return from.filter((key, at) => along[at]?.noun === noun && along[at]?.fields[key]);
    }),
  );
  return [...new Set(found)];
};
