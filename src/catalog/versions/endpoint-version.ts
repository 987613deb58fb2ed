import { type ApiVersion, apiVersions } from './api-version.ts';

/** The version at the end of an endpoint, before any slashes. */
const versionAtEnd = /\/(v\d+)(\/*)$/;

/** The version that an endpoint ends in, also one that imco does not support; undefined if none. */
export const readEndpointVersion = (endpoint: string): string | undefined =>
  versionAtEnd.exec(endpoint)?.[1];

/** The same endpoint in another version; an endpoint that ends in none stays as it is. */
export const replaceEndpointVersion = (endpoint: string, version: ApiVersion): string =>
  endpoint.replace(versionAtEnd, `/${version}$2`);

/** The versions that can be requested below an endpoint: none where its path has no version. */
export const listEndpointVersions = (endpoint: string): readonly ApiVersion[] =>
  readEndpointVersion(endpoint) === undefined ? [] : apiVersions;
