import { findListParents } from '../../catalog/rules/list-parents.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';

/** The fields that a list has as flags: its parents and its filters. */
export const listFields = (resource: Resource, verb: ListVerb): Fields => ({
  ...findListParents(resource, verb),
  ...verb.filters,
});
