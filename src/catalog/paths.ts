import type { Field, Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import type { ListVerb } from './verb-forms.ts';

/** The list of a resource; most have one. */
export const listVerbOf = (resource: Resource): ListVerb | undefined =>
  Object.values(resource.verbs).find((verb): verb is ListVerb => verb.kind === 'list');

/** Where the things of a resource are listed, and new ones made. */
export const collectionPath = (resource: Resource): string =>
  listVerbOf(resource)?.path ?? resource.path;

/** Where one thing is. */
export const itemPath = (resource: Resource): string =>
  resource.only ? resource.path : `${resource.path}/{id}`;

/** Where something about one thing is, or something is done with it; `rest` may be empty. */
export const pathBelow = (resource: Resource, rest: string): string =>
  rest === '' ? itemPath(resource) : `${itemPath(resource)}/${rest}`;

/** What stands in braces in a path. */
export const placeholdersIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** A parent of a resource's things, or a field of them, by name. */
export const fieldCalled = (resource: Resource, name: string): Field | undefined =>
  resource.parents[name] ?? resource.fields[name];

/** The parents that stand in a path of a resource, by name; each leads to a flag. */
export const parentsIn = (resource: Resource, path: string): Fields =>
  Object.fromEntries(
    placeholdersIn(path).flatMap((name) => {
      const field = name === 'id' ? undefined : fieldCalled(resource, name);
      return field ? [[name, field]] : [];
    }),
  );
