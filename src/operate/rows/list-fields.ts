import { findField } from '../../catalog/paths.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';

/** The parent of the parent of a list, such as the load balancer of the listener of rules. */
export const findOuterKey = (resource: Resource, { within }: ListVerb): string | undefined => {
  const outer = within === undefined ? undefined : findField(resource, within)?.within;
  return outer !== undefined && resource.parents[outer] ? outer : undefined;
};

/** The fields that a list has as flags: its parent, the parent of that, and its filters. */
export const listFields = (resource: Resource, verb: ListVerb): Fields => {
  const keys = [findOuterKey(resource, verb), verb.within];
  const parents = keys.flatMap((key) => {
    const field = key === undefined ? undefined : findField(resource, key);
    return key !== undefined && field ? [[key, field] as const] : [];
  });
  return { ...Object.fromEntries(parents), ...verb.filters };
};
