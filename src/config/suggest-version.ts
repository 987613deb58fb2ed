import {
  type ApiVersion,
  formatSwitchCommand,
  suggestApiVersion,
} from '../catalog/versions/api-version.ts';
import { readEndpointVersion } from '../catalog/versions/endpoint-version.ts';
import type { AddressSettings } from './endpoint.ts';
import type { Origin, ResolvedSetting, SettingValues } from './settings.ts';

/** The settings that choose a version. */
type VersionSettings = Pick<AddressSettings, 'endpoint' | 'api'> & Pick<SettingValues, 'profile'>;

/** Whether a setting is in a file that "imco config set" changes. */
const isInProfile = ({ kind }: Origin): boolean =>
  kind === 'user' || kind === 'file' || kind === 'default';

/** The endpoint, if it ends in a version and is not the one of the profile. */
const findOtherEndpoint = ({ endpoint }: VersionSettings): ResolvedSetting<string> | undefined =>
  endpoint && readEndpointVersion(endpoint.value) !== undefined && !isInProfile(endpoint.origin)
    ? endpoint
    : undefined;

/** What chooses a version, as in `profile "prod" uses v2` or `--api is v2`. */
export const describeVersionChoice = (settings: VersionSettings, version: ApiVersion): string => {
  const { api, profile } = settings;
  const endpoint = findOtherEndpoint(settings);
  if (endpoint) return `the endpoint (${endpoint.origin.where}) ends in ${version}`;
  if (!isInProfile(api.origin)) return `api is ${version} (${api.origin.where})`;
  return profile ? `profile "${profile.value}" uses ${version}` : `${version} is used`;
};

/** The name of the profile, where "imco config set" would change another one without it. */
const findOtherProfile = ({ profile }: VersionSettings): string | undefined =>
  profile?.origin.kind === 'flag' || profile?.origin.kind === 'project' ? profile.value : undefined;

/** How to use another version of the API, where these settings choose the current one. */
export const suggestOtherVersion = (settings: VersionSettings, version: ApiVersion): string => {
  const { endpoint, api } = settings;
  const other = findOtherEndpoint(settings);
  if (other) {
    const current = readEndpointVersion(other.value) ?? '';
    return `end the endpoint (${other.origin.where}) in /${version} instead of /${current}`;
  }
  if (api.origin.kind === 'flag') return `use --api ${version}`;
  if (api.origin.kind === 'environment') return `set ${api.origin.where} to ${version}`;
  if (api.origin.kind === 'project') return `set api to ${version} in ${api.origin.where}`;
  const profile = findOtherProfile(settings);
  // Next to an endpoint that ends in a version, --api is refused.
  return endpoint && readEndpointVersion(endpoint.value) !== undefined
    ? `switch the profile with "${formatSwitchCommand(version, profile)}"`
    : suggestApiVersion(version, profile);
};
