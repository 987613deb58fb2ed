/** Keeps the endpoint and the version of the API of a profile in agreement. */
import { isApiVersion } from '../../catalog/versions/api-version.ts';
import {
  readEndpointVersion,
  replaceEndpointVersion,
} from '../../catalog/versions/endpoint-version.ts';
import type { KeyPath, SettingsDraft } from '../../config/files/settings-draft.ts';

/** A setting that was changed so that it agrees with another one, and the version it has now. */
export interface AgreedSetting {
  readonly name: 'api' | 'endpoint';
  readonly version: string;
}

/**
 * Changes what does not agree with a setting that is about to be written at `way`: a version in the
 * endpoint next to `api`, or `api` next to an endpoint that ends in a version. Returns what it changed.
 */
export const agreeOnVersion = (
  draft: SettingsDraft,
  way: KeyPath,
  value: string,
): AgreedSetting | undefined => {
  const name = way.at(-1);
  const other = (setting: string): KeyPath => [...way.slice(0, -1), setting];
  if (name === 'api') {
    const endpoint = draft.get(other('endpoint'));
    if (typeof endpoint !== 'string' || !isApiVersion(value)) return undefined;
    const agreed = replaceEndpointVersion(endpoint, value);
    if (agreed === endpoint) return undefined;
    draft.set(other('endpoint'), agreed);
    return { name: 'endpoint', version: value };
  }
  const version = name === 'endpoint' ? readEndpointVersion(value) : undefined;
  const api = draft.get(other('api')) ?? undefined;
  if (version === undefined || api === undefined || api === version) return undefined;
  draft.set(other('api'), version);
  return { name: 'api', version };
};
