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

/** The release of the platform whose newest version this is. */
export const findReleaseOf = (version: ApiVersion): PlatformRelease => {
  const release = platformReleaseNames
    .map(findPlatformRelease)
    .find((one) => findNewestApi(one) === version);
  if (!release) throw new Error(`no release of the platform has ${version} as its newest`);
  return release;
};

/** The release whose newest version is the tested one. */
export const findTestedRelease = (): PlatformRelease => findReleaseOf(testedVersion);
