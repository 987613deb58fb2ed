import type { Field, Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import type { ListVerb } from './verb-forms.ts';

/** The list of a resource; most have one. */
export const findListVerb = (resource: Resource): ListVerb | undefined =>
  Object.values(resource.verbs).find((verb): verb is ListVerb => verb.kind === 'list');

/** Where the things of a resource are listed, and new ones made. */
export const getCollectionPath = (resource: Resource): string =>
  findListVerb(resource)?.path ?? resource.path;

/** Where one thing is. */
export const getItemPath = (resource: Resource): string =>
  resource.only ? resource.path : `${resource.path}/{id}`;

/** Where something about one thing is, or something is done with it; `rest` may be empty. */
export const joinPath = (resource: Resource, rest: string): string =>
  rest === '' ? getItemPath(resource) : `${getItemPath(resource)}/${rest}`;

/** What stands in braces in a path. */
export const findPlaceholders = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** A parent of a resource's things, or a field of them, by name. */
export const findField = (resource: Resource, name: string): Field | undefined =>
  resource.parents[name] ?? resource.fields[name];

/** The parents that stand in a path of a resource, by name; each leads to a flag. */
export const findParents = (resource: Resource, path: string): Fields =>
  Object.fromEntries(
    findPlaceholders(path).flatMap((name) => {
      const field = name === 'id' ? undefined : findField(resource, name);
      return field ? [[name, field]] : [];
    }),
  );
