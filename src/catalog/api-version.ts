/** Version of the API the catalog describes; the first segment of every path. */
export const apiVersion = 'v2';

/** Release of the platform that deprecated it, and the version that takes its place. */
export const apiDeprecation = { since: '10.0.0', next: 'v3' } as const;
