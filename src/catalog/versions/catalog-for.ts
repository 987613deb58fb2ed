/** The catalog of one version of the API, selected from the one that describes all versions. */

import { catalog } from '../index.ts';
import type { Resource } from '../resource.ts';
import { type ApiVersion, isInVersion } from './api-version.ts';
import { selectResource } from './select-resource.ts';

/** What the platform offers in one version of its API, or in several. */
export interface Catalog {
  readonly resources: readonly Resource[];
  /** The resource called `noun`. Throws an `Error` where the versions lack it: a defect of imco. */
  find(noun: string): Resource;
  /** The resource called `noun`; undefined where the versions lack it. */
  get(noun: string): Resource | undefined;
}

/** A catalog whose resources are listed and found so. */
const openCatalog = (list: () => readonly Resource[], get: Catalog['get']): Catalog => ({
  get resources() {
    return list();
  },
  get,
  find: (noun) => {
    const resource = get(noun);
    if (!resource) throw new Error(`the catalog has no ${noun}`);
    return resource;
  },
});

/** A catalog of these resources, as they stand. */
const createCatalog = (resources: readonly Resource[]): Catalog => {
  const byNoun = new Map(resources.map((resource) => [resource.noun, resource]));
  return openCatalog(
    () => resources,
    (noun) => byNoun.get(noun),
  );
};

/** What a version has of these resources, each selected when it is asked for. */
export const selectCatalog = (resources: readonly Resource[], version: ApiVersion): Catalog => {
  const byNoun = new Map(
    resources.filter((one) => isInVersion(one, version)).map((one) => [one.noun, one]),
  );
  const selected = new Map<string, Resource>();
  const get = (noun: string): Resource | undefined => {
    const known = selected.get(noun);
    const resource = byNoun.get(noun);
    if (known || !resource) return known;
    const created = selectResource(resource, version);
    selected.set(noun, created);
    return created;
  };
  return openCatalog(() => [...byNoun.keys()].flatMap((noun) => get(noun) ?? []), get);
};

const catalogs = new Map<ApiVersion, Catalog>();

/** What the platform offers in a version of its API. */
export const catalogFor = (version: ApiVersion): Catalog => {
  const known = catalogs.get(version) ?? selectCatalog(catalog, version);
  catalogs.set(version, known);
  return known;
};

/** What it offers in all versions that imco speaks, facts that differ as they stand. */
export const unionCatalog: Catalog = createCatalog(catalog);
