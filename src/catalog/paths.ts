import type { Field, Fields } from './fields.ts';
import type { Resource } from './resource.ts';
import type { CreateVerb, ListVerb } from './verb-forms.ts';

/** The list verb of a resource; most have one. */
export const findListVerb = (resource: Resource): ListVerb | undefined =>
  Object.values(resource.verbs).find((verb): verb is ListVerb => verb.kind === 'list');

/** The verb that creates rows of a resource from fields. */
export const findCreateVerb = (resource: Resource): CreateVerb | undefined =>
  Object.values(resource.verbs).find((verb): verb is CreateVerb => verb.kind === 'create');

/** The path to list rows of a resource; most are created there as well. */
export const getCollectionPath = (resource: Resource): string =>
  findListVerb(resource)?.path ?? resource.path;

/** The path to create rows of a resource. */
export const getCreatePath = (resource: Resource, verb?: Pick<CreateVerb, 'path'>): string =>
  verb?.path ?? getCollectionPath(resource);

/** The path of one row. */
export const getItemPath = ({ path, only, pointsBy }: Resource): string => {
  if (only) return path;
  return pointsBy ? `${path}/{${pointsBy.kind}}/{id}` : `${path}/{id}`;
};

/** A path below that of one row; `rest` may be empty. */
export const joinPath = (resource: Resource, rest: string): string =>
  rest === '' ? getItemPath(resource) : `${getItemPath(resource)}/${rest}`;

/** The placeholders in a path. */
export const findPlaceholders = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** A parent or a field of a resource, by name. */
export const findField = (resource: Resource, name: string): Field | undefined =>
  resource.parents[name] ?? resource.fields[name];

/** The parents in a path of a resource, by name; each becomes a flag. */
export const findParents = (resource: Resource, path: string): Fields =>
  Object.fromEntries(
    findPlaceholders(path).flatMap((name) => {
      const isOwn = name === 'id' || name === resource.pointsBy?.kind;
      const field = isOwn ? undefined : findField(resource, name);
      return field ? [[name, field]] : [];
    }),
  );

/**
 * The parents of the parents in a path, by name; each becomes an optional flag, as the names of the
 * parents are unique only within them.
 */
export const findOuterParents = (resource: Resource, path: string): Fields => {
  const parents = findParents(resource, path);
  return Object.fromEntries(
    Object.values(parents).flatMap(({ within }) => {
      const field = within === undefined || parents[within] ? undefined : resource.parents[within];
      return within !== undefined && field ? [[within, field]] : [];
    }),
  );
};
