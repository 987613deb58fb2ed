/** The parents that the rows of a resource can be listed under. */
import type { Fields } from '../fields.ts';
import { findField, findListVerb, findOuterParents, findParents } from '../paths.ts';
import type { Resource } from '../resource.ts';
import type { ListVerb, OtherParent } from '../verb-forms.ts';

/** The parents of a list by name, the one that all rows are read by first. */
export const findListParents = (
  resource: Resource,
  { within, otherParents = [] }: ListVerb,
): Fields =>
  Object.fromEntries(
    [...(within === undefined ? [] : [within]), ...otherParents.map((one) => one.within)].flatMap(
      (key) => {
        const field = findField(resource, key);
        return field ? [[key, field]] : [];
      },
    ),
  );

/** The resource as it is listed under another of its parents. */
export const listUnder = (resource: Resource, parent: OtherParent): Resource => {
  const verb = findListVerb(resource);
  if (!verb) return resource;
  const { otherParents: _, ...facts } = verb;
  const under: ListVerb = { ...facts, ...parent };
  const verbs = Object.entries(resource.verbs).map(([name, one]) => [
    name,
    one === verb ? under : one,
  ]);
  return { ...resource, verbs: Object.fromEntries(verbs) };
};

/** The resource as it is listed under the first of its other parents that has a value, if any. */
export const listUnderGiven = (
  resource: Resource,
  given: Readonly<Record<string, unknown>>,
): Resource => {
  const parent = findListVerb(resource)?.otherParents?.find(
    ({ within }) => given[within] !== undefined && given[within] !== '',
  );
  return parent ? listUnder(resource, parent) : resource;
};

/** The parents that a verb takes: those in its path, and those that its targets are listed under. */
export const findTakenParents = (resource: Resource, path: string): Fields => {
  const verb = findListVerb(resource);
  const listed = verb ? findListParents(resource, verb) : {};
  return { ...findOuterParents(resource, path), ...listed, ...findParents(resource, path) };
};
