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
