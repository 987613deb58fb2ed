/** The versions of the API that imco speaks, the oldest first; each is the first part of its paths. */
export const apiVersions = ['v2', 'v3'] as const;

export type ApiVersion = (typeof apiVersions)[number];

/** The version that is spoken where nothing says which. */
export const defaultApiVersion: ApiVersion = 'v2';

/** The newest version that imco speaks. */
export const newestApiVersion: ApiVersion = 'v3';

/** Release of the platform that deprecated v2, and the version that takes its place. */
export const apiDeprecation = { version: 'v2', since: '10.0.0', next: 'v3' } as const;

/** Whether a text is a version that imco speaks. */
export const isApiVersion = (text: string): text is ApiVersion =>
  apiVersions.some((version) => version === text);

/** How to switch to a version, as a hint. */
export const suggestApiVersion = (version: ApiVersion): string =>
  `add --api ${version}, or switch the profile with "imco config set api ${version}"`;

/** In which versions a fact holds; what says nothing holds in all. */
export interface VersionFacts {
  /** The first version that has it. */
  readonly since?: ApiVersion;
  /** The last version that has it. */
  readonly until?: ApiVersion;
}

/** Whether a version has what these facts are about. */
export const isInVersion = ({ since, until }: VersionFacts, version: ApiVersion): boolean => {
  const place = apiVersions.indexOf(version);
  return (
    (since === undefined || place >= apiVersions.indexOf(since)) &&
    (until === undefined || place <= apiVersions.indexOf(until))
  );
};
