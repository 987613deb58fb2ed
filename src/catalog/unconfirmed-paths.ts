/**
 * Undocumented paths, all below a server: guesses by analogy, in one table so that they are easy to
 * fix. The help of their verbs marks them as not confirmed.
 */
export const unconfirmedPaths = {
  credentials: ['GET', 'credentials'],
  'brownfield-token': ['POST', 'brownfield_token'],
  converge: ['PUT', 'converge'],
  'override-brownfield': ['PUT', 'override_brownfield'],
  discard: ['DELETE', 'discard'],
} as const;
