/**
 * Undocumented paths, below a row of a resource: guesses by analogy, in one table so that they are
 * easy to fix. The help of their verbs marks them as not confirmed.
 */
export const unconfirmedPaths = {
  'cloud servers': {
    credentials: ['GET', 'credentials'],
    'brownfield-token': ['POST', 'brownfield_token'],
    converge: ['PUT', 'converge'],
    'override-brownfield': ['PUT', 'override_brownfield'],
    discard: ['DELETE', 'discard'],
  },
  'brownfield cloud-accounts': {
    'import-key-vaults': ['PUT', 'import_key_vaults'],
  },
} as const;

/**
 * Undocumented verbs whose request is that of such a verb elsewhere: method and path follow from the
 * path of the resource.
 */
const guessedVerbs: Readonly<Record<string, readonly string[]>> = {
  'secret key-vaults': ['create', 'update', 'delete'],
  'secret secrets': ['list', 'update', 'delete'],
  'blueprint collection-versions': ['show', 'upload', 'process', 'delete'],
};

/** Whether no documentation shows the request of a verb. */
export const isGuessedVerb = (noun: string, verb: string): boolean =>
  guessedVerbs[noun]?.includes(verb) ?? false;
