/** Where the profile of a login leads, and in which version of the API. */
import {
  type ApiVersion,
  defaultApiVersion,
  isApiVersion,
} from '../../catalog/versions/api-version.ts';
import {
  readEndpointVersion,
  replaceEndpointVersion,
} from '../../catalog/versions/endpoint-version.ts';
import type { ResolvedSetting, SettingValues } from '../../config/settings.ts';

export type LoginAddress = Pick<Partial<SettingValues>, 'endpoint' | 'domain' | 'port'>;

/** The version of an endpoint, if imco supports it. */
const readSupportedVersion = (endpoint: string): ApiVersion | undefined => {
  const version = readEndpointVersion(endpoint);
  return version !== undefined && isApiVersion(version) ? version : undefined;
};

/** Whether an endpoint comes from a flag or a variable, which the version of --api cannot change. */
const isFromOutside = ({ origin }: NonNullable<LoginAddress['endpoint']>): boolean =>
  origin.kind === 'flag' || origin.kind === 'environment';

/** How to log in with another version of the API. */
export const suggestLoginVersion = ({ endpoint }: LoginAddress, version: ApiVersion): string => {
  const current = endpoint && readEndpointVersion(endpoint.value);
  return endpoint && current !== undefined && isFromOutside(endpoint)
    ? `end the endpoint (${endpoint.origin.where}) in /${version} instead of /${current}`
    : `use --api ${version}`;
};

/** The address in the version that a flag or a variable gives, which wins over that of a file. */
export const withGivenVersion = (
  address: LoginAddress,
  api: ResolvedSetting<ApiVersion>,
): LoginAddress => {
  const { endpoint } = address;
  if (!endpoint || isFromOutside(endpoint) || api.origin.kind === 'default') return address;
  return { endpoint: { ...endpoint, value: replaceEndpointVersion(endpoint.value, api.value) } };
};

/**
 * The version that is given by a flag or a variable, by the end of the endpoint, or by the profile
 * whose address is used again; undefined if the platform decides.
 */
export const findGivenVersion = (
  address: LoginAddress,
  api: ResolvedSetting<ApiVersion>,
  ofProfile: ApiVersion | undefined,
): ApiVersion | undefined => {
  if (api.origin.kind !== 'default') return api.value;
  return (address.endpoint && readSupportedVersion(address.endpoint.value)) ?? ofProfile;
};

/** The setting `api` of the profile to write; without a member, the profile keeps its own. */
export interface LoginVersionSetting {
  readonly api?: ApiVersion | undefined;
}

/**
 * The setting `api` for the version that was given or found. The default version is written only if
 * it was given, and none is written next to an endpoint that ends in a version.
 */
export const createVersionSetting = (
  address: LoginAddress,
  given: ApiVersion | undefined,
  found: ApiVersion | undefined,
): LoginVersionSetting => {
  if (address.endpoint && readEndpointVersion(address.endpoint.value) !== undefined) {
    return { api: undefined };
  }
  if (given !== undefined) return { api: given };
  if (found === undefined) return {};
  return { api: found === defaultApiVersion ? undefined : found };
};
