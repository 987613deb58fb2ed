import type { Field } from '../../catalog/fields.ts';
import { findField, findPlaceholders } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/resource.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';

/** A field of a resource that refers to another one. */
interface Reference {
  readonly resource: Resource;
  readonly name: string;
  readonly field: Field;
}

/** Members within the fields of a resource that hold ids of another one. */
interface NestedReference {
  readonly resource: Resource;
  readonly name: string;
  readonly member: string;
}

/** Things that live in others, with the members that say in which. */
interface Residents {
  readonly resource: Resource;
  readonly homes: readonly string[];
}

/** How the resources of a catalog hang together, each by the noun that is referred to. */
export interface Relations {
  /** Every field anywhere that refers to it. */
  referencesTo(noun: string): readonly Reference[];
  /** Every member within a field that refers to it. */
  nestedReferencesTo(noun: string): readonly NestedReference[];
  /** The resources whose things live in its things. */
  residentsOf(noun: string): readonly Residents[];
}

/** The members by which things of a resource live in those of `noun`: parents, path and pointers. */
export const listHomeMembers = (resource: Resource, noun: string): string[] =>
  [
    ...new Set([
      ...Object.keys(resource.parents),
      ...findPlaceholders(resource.path),
      ...Object.values(resource.pointsBy?.references ?? {}),
    ]),
  ].filter((name) => findField(resource, name)?.to === noun);

/** What a function of a noun returns, computed once: a catalog does not change. */
const cachePerNoun = <T>(compute: (noun: string) => T): ((noun: string) => T) => {
  const known = new Map<string, T>();
  return (noun) => {
    const found = known.get(noun) ?? compute(noun);
    known.set(noun, found);
    return found;
  };
};

/** The relations between the resources of a catalog. */
export const createRelations = ({ resources }: Catalog): Relations => ({
  referencesTo: cachePerNoun((noun) =>
    resources.flatMap((resource) =>
      Object.entries(resource.fields)
        .filter(([, field]) => field.to === noun && !field.inputOnly)
        .map(([name, field]) => ({ resource, name, field })),
    ),
  ),
  nestedReferencesTo: cachePerNoun((noun) =>
    resources.flatMap((resource) =>
      Object.entries(resource.fields).flatMap(([name, { refersBy = {} }]) =>
        Object.entries(refersBy)
          .filter(([, to]) => to === noun)
          .map(([member]) => ({ resource, name, member })),
      ),
    ),
  ),
  residentsOf: cachePerNoun((noun) =>
    resources
      .map((resource) => ({ resource, homes: listHomeMembers(resource, noun) }))
      .filter(({ homes }) => homes.length > 0),
  ),
});
