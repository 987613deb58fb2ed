/** Which version of the API the profile of a login uses. */
import { ping } from '../../catalog/ping.ts';
import { type ApiVersion, formatSwitchCommand } from '../../catalog/versions/api-version.ts';
import type { Failure } from '../../lib/failures/failures.ts';
import {
  chooseVersionFailure,
  explainMissingVersion,
  findNewestVersion,
  isMissingVersion,
  listSentVersions,
  pingVersions,
  type VersionPing,
} from '../../platform/api-versions.ts';
import type { Platform } from '../../platform/platform.ts';

/** Notices about newer versions than the one used that neither responded nor are missing. */
const listUnknownVersions = (
  pings: readonly VersionPing[],
  used: ApiVersion,
  profile: string,
): readonly string[] =>
  pings
    .slice(pings.findIndex(({ version }) => version === used) + 1)
    .flatMap(({ version, failure }) =>
      failure && !isMissingVersion(failure)
        ? [
            `API ${version} could not be checked (${failure.message}); the profile uses ${used}; to switch later, run "${formatSwitchCommand(version, profile)}"`,
          ]
        : [],
    );

/** How the version of a login is looked for. */
interface VersionSearch {
  readonly signal: AbortSignal;
  readonly notice: (line: string) => void;
  /** The name of the profile to write. */
  readonly profile: string;
  /** How to log in with another version. */
  readonly suggest: (other: ApiVersion) => string;
}

/** The failure where the platform does not respond to any of the versions. */
const createLoginFailure = async (
  platform: Platform,
  given: ApiVersion | undefined,
  pings: readonly VersionPing[],
  { signal, suggest }: Pick<VersionSearch, 'signal' | 'suggest'>,
): Promise<Failure> => {
  const failure = chooseVersionFailure(pings);
  if (!failure) throw new Error('a ping has neither a response nor a failure');
  if (given === undefined) return failure;
  return explainMissingVersion(failure, given, { platform, signal, suggest });
};

/**
 * Tests the credentials of a platform with the given version, or with all at the same time. Returns
 * the newest that responds; undefined where the endpoint is not one of a version. Throws the failure
 * if none responds.
 */
export const findLoginVersion = async (
  platform: Platform,
  given: ApiVersion | undefined,
  search: VersionSearch,
): Promise<ApiVersion | undefined> => {
  const { signal, notice } = search;
  const versions = given ? [given] : listSentVersions(platform);
  if (versions.length === 0) {
    await platform.send({ method: 'GET', path: ping.path }, { signal });
    return undefined;
  }
  const pings = await pingVersions(platform, versions, { signal });
  const newest = findNewestVersion(pings);
  if (newest === undefined) throw await createLoginFailure(platform, given, pings, search);
  for (const line of listUnknownVersions(pings, newest, search.profile)) notice(line);
  return newest;
};
