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

/** The command that switches a profile to a version; without a name, the active profile. */
export const formatSwitchCommand = (version: ApiVersion, profile?: string): string =>
  `imco config set api ${version}${profile === undefined ? '' : ` --profile ${profile}`}`;

/** How to switch to a version, as a hint. */
export const suggestApiVersion = (version: ApiVersion, profile?: string): string =>
  `add --api ${version}, or switch the profile with "${formatSwitchCommand(version, profile)}"`;

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

/** The versions that have what these facts are about, the oldest first. */
export const listVersions = (facts: VersionFacts): readonly ApiVersion[] =>
  apiVersions.filter((version) => isInVersion(facts, version));

/** What help adds to what some versions lack: `API v3`; undefined where all have it. */
export const markVersions = (facts: VersionFacts): string | undefined => {
  const versions = listVersions(facts);
  return versions.length === apiVersions.length ? undefined : `API ${versions.join(' and ')}`;
};

/** The facts that hold in these versions, which follow one another. */
const describeVersions = (versions: readonly ApiVersion[]): VersionFacts => {
  const since = versions[0] === apiVersions[0] ? undefined : versions[0];
  const until = versions.at(-1) === apiVersions.at(-1) ? undefined : versions.at(-1);
  return { ...(since && { since }), ...(until && { until }) };
};

/** The facts of a part of something: no version that lacks the whole has the part. */
export const combineVersions = (whole: VersionFacts, part: VersionFacts): VersionFacts =>
  describeVersions(listVersions(whole).filter((version) => isInVersion(part, version)));

/** The facts of something that is where any of its parts is. */
export const uniteVersions = (parts: readonly VersionFacts[]): VersionFacts =>
  describeVersions(
    apiVersions.filter((version) => parts.some((part) => isInVersion(part, version))),
  );
