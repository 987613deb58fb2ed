/** The catalog of one version of the API, selected from the one that describes all versions. */

import type { Fields } from '../fields.ts';
import { catalog } from '../index.ts';
import type { Resource } from '../resource.ts';
import type { Verb, Verbs } from '../verb-forms.ts';
import { type ApiVersion, apiVersions, isInVersion } from './api-version.ts';

/** What the platform offers in one version of its API, or in several. */
export interface Catalog {
  readonly resources: readonly Resource[];
  /** The resource called `noun`. Throws an `Error` where the versions lack it: a defect of imco. */
  find(noun: string): Resource;
  /** The resource called `noun`; undefined where the versions lack it. */
  get(noun: string): Resource | undefined;
}

/** A catalog of these resources. */
export const createCatalog = (resources: readonly Resource[]): Catalog => {
  const byNoun = new Map(resources.map((resource) => [resource.noun, resource]));
  return {
    resources,
    get: (noun) => byNoun.get(noun),
    find: (noun) => {
      const resource = byNoun.get(noun);
      if (!resource) throw new Error(`the catalog has no ${noun}`);
      return resource;
    },
  };
};

/** Fields that a version has, by what it calls them. */
const selectFields = (fields: Fields, version: ApiVersion): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => isInVersion(field, version))
      .map(([name, field]) => [field.calledIn?.[version] ?? name, field]),
  );

/** What of a verb names fields, without those that its resource lacks. */
const selectNames = (verb: Verb, has: (name: string) => boolean): Partial<Verb> => {
  switch (verb.kind) {
    case 'list':
      return {
        ...(verb.lacks && { lacks: verb.lacks.filter(has) }),
        ...(verb.clientFilters && { clientFilters: verb.clientFilters.filter(has) }),
      };
    case 'create':
      return {
        needs: verb.needs.filter(has),
        ...(verb.takes && { takes: verb.takes.filter(has) }),
      };
    case 'update':
      return {
        takes: verb.takes.filter(has),
        ...(verb.replaces && { replaces: verb.replaces.filter(has) }),
      };
    case 'upload':
      return { takes: verb.takes.filter(has) };
    default:
      return {};
  }
};

/** The members of its own that a verb sends or filters by, as a version calls them. */
const selectMembers = (verb: Verb, version: ApiVersion): Partial<Verb> => {
  switch (verb.kind) {
    case 'list':
      return {
        ...verb.byVersion?.[version],
        ...(verb.filters && { filters: selectFields(verb.filters, version) }),
      };
    case 'action':
      return verb.sends ? { sends: selectFields(verb.sends, version) } : {};
    case 'make':
      return { sends: selectFields(verb.sends, version) };
    default:
      return {};
  }
};

const selectVerbs = (verbs: Verbs, version: ApiVersion, has: (name: string) => boolean): Verbs =>
  Object.fromEntries(
    Object.entries(verbs)
      .filter(([, verb]) => isInVersion(verb, version))
      // What is put in place of a member has the type of that member in this kind of verb.
      .map(([name, verb]) => [
        name,
        { ...verb, ...selectNames(verb, has), ...selectMembers(verb, version) } as Verb,
      ]),
  );

/** The fields of a resource that a version lacks, with the first version that has them. */
const listOtherFields = (
  { fields }: Resource,
  version: ApiVersion,
): Readonly<Record<string, ApiVersion>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const having = apiVersions.find((one) => isInVersion(field, one));
      return having && !isInVersion(field, version) ? [[name, having]] : [];
    }),
  );

/** A resource as a version has it. */
const selectResource = (resource: Resource, version: ApiVersion): Resource => {
  const fields = selectFields(resource.fields, version);
  const parents = selectFields(resource.parents, version);
  const has = (name: string): boolean =>
    Object.hasOwn(fields, name) || Object.hasOwn(parents, name);
  return {
    ...resource,
    fields,
    parents,
    columns: resource.columns.filter(has),
    ...(resource.wide && { wide: resource.wide.filter(has) }),
    verbs: selectVerbs(resource.verbs, version, has),
    otherFields: listOtherFields(resource, version),
  };
};

const createCatalogFor = (version: ApiVersion): Catalog =>
  createCatalog(
    catalog
      .filter((resource) => isInVersion(resource, version))
      .map((resource) => selectResource(resource, version)),
  );

const catalogs = new Map<ApiVersion, Catalog>();

/** What the platform offers in a version of its API. */
export const catalogFor = (version: ApiVersion): Catalog => {
  const known = catalogs.get(version) ?? createCatalogFor(version);
  catalogs.set(version, known);
  return known;
};

/** What it offers in all versions that imco speaks, facts that differ as they stand. */
export const unionCatalog: Catalog = createCatalog(catalog);

/** The versions that have what is called so in the union: a resource, or one of its verbs. */
export const findVersions = (noun: string, verb?: string): readonly ApiVersion[] =>
  apiVersions.filter((version) => {
    const resource = catalogFor(version).get(noun);
    return resource && (verb === undefined || resource.verbs[verb] !== undefined);
  });
