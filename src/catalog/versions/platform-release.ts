import { type ApiVersion, defaultApiVersion } from './api-version.ts';
import { type Catalog, catalogFor, unionCatalog } from './catalog-for.ts';

/** One version of the API, as a release of the platform speaks it. */
export interface SpokenApi {
  readonly version: ApiVersion;
  readonly catalog: Catalog;
  /** The release advises against it, in the headers of its responses. */
  readonly isDeprecated: boolean;
}

/** A release of the platform, by its number. */
export interface PlatformRelease {
  readonly name: PlatformReleaseName;
  /** What it keeps: the union of all versions of the API. */
  readonly catalog: Catalog;
  /** The versions of the API that it speaks, the newest last. */
  readonly apis: readonly SpokenApi[];
}

/** The releases that differ in what they speak: v3 came with platform 10, which deprecated v2. */
export const platformReleaseNames = ['9', '10'] as const;

export type PlatformReleaseName = (typeof platformReleaseNames)[number];

const versions: Readonly<Record<PlatformReleaseName, readonly ApiVersion[]>> = {
  '9': ['v2'],
  '10': ['v2', 'v3'],
};

/** The newest version of the API that a release speaks. */
export const findNewestApi = ({ apis }: PlatformRelease): ApiVersion =>
  apis.at(-1)?.version ?? defaultApiVersion;

/** What a release of the platform speaks. */
export const findPlatformRelease = (name: PlatformReleaseName): PlatformRelease => ({
  name,
  catalog: unionCatalog,
  apis: versions[name].map((version) => ({
    version,
    catalog: catalogFor(version),
    isDeprecated: version !== versions[name].at(-1),
  })),
});
