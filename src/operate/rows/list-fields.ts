import { findField } from '../../catalog/paths.ts';
import { findListParents } from '../../catalog/rules/list-parents.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';

/** The parent of the parent of a list, such as the load balancer of the listener of rules. */
export const findOuterKey = (resource: Resource, { within }: ListVerb): string | undefined => {
  const outer = within === undefined ? undefined : findField(resource, within)?.within;
  return outer !== undefined && resource.parents[outer] ? outer : undefined;
};

/** The fields that a list has as flags: the parent of its parent, its parents, and its filters. */
export const listFields = (resource: Resource, verb: ListVerb): Fields => {
  const outer = findOuterKey(resource, verb);
  const field = outer === undefined ? undefined : findField(resource, outer);
  return {
    ...(outer !== undefined && field ? { [outer]: field } : {}),
    ...findListParents(resource, verb),
    ...verb.filters,
  };
};
