import { findField } from '../../catalog/paths.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';

/** The fields that a list has as flags: its parent and its filters. */
export const listFields = (resource: Resource, verb: ListVerb): Fields => {
  const parent = verb.within === undefined ? undefined : findField(resource, verb.within);
  return { ...(verb.within && parent ? { [verb.within]: parent } : {}), ...verb.filters };
};
