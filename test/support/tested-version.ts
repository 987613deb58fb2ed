import {
  type ApiVersion,
  defaultApiVersion,
  isApiVersion,
} from '../../src/catalog/versions/api-version.ts';
import {
  findNewestApi,
  findPlatformRelease,
  type PlatformRelease,
  platformReleaseNames,
} from '../../src/catalog/versions/platform-release.ts';

/** The variable that makes the tests of a file run in another version of the API. */
export const testedVersionVariable = 'IMCO_TESTED_API';

const given = process.env[testedVersionVariable] ?? '';

/** The version of the API in which the tests of a file run. */
export const testedVersion: ApiVersion = isApiVersion(given) ? given : defaultApiVersion;

/** A release of the platform whose newest version it is. */
export const findTestedRelease = (): PlatformRelease => {
  const release = platformReleaseNames
    .map(findPlatformRelease)
    .find((one) => findNewestApi(one) === testedVersion);
  if (!release) throw new Error(`no release of the platform has ${testedVersion} as its newest`);
  return release;
};
