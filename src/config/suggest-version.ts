import { type ApiVersion, suggestApiVersion } from '../catalog/versions/api-version.ts';
import { readEndpointVersion } from '../catalog/versions/endpoint-version.ts';
import type { AddressSettings } from './endpoint.ts';
import type { Origin } from './settings.ts';

const isFromOutside = ({ kind }: Origin): boolean => kind === 'flag' || kind === 'environment';

/** How to use another version of the API, where these settings choose the current one. */
export const suggestOtherVersion = (
  { endpoint, api }: Pick<AddressSettings, 'endpoint' | 'api'>,
  version: ApiVersion,
): string => {
  const current = endpoint && readEndpointVersion(endpoint.value);
  if (endpoint && current !== undefined && isFromOutside(endpoint.origin)) {
    return `end the endpoint (${endpoint.origin.where}) in /${version} instead of /${current}`;
  }
  if (api.origin.kind === 'flag') return `use --api ${version}`;
  if (api.origin.kind === 'environment') return `set ${api.origin.where} to ${version}`;
  const switching = `"imco config set api ${version}"`;
  // Next to such an endpoint, --api is refused.
  return current === undefined
    ? suggestApiVersion(version)
    : `switch the profile with ${switching}`;
};
