/**
 * Paths that no documentation of the platform shows: they are guesses by analogy, in one table so
 * that they are easy to mend. All are below a server. Help says of their verbs that they are not
 * confirmed.
 */
export const unconfirmedPaths = {
  credentials: ['GET', 'credentials'],
  'brownfield-token': ['POST', 'brownfield_token'],
  converge: ['PUT', 'converge'],
  'override-brownfield': ['PUT', 'override_brownfield'],
  discard: ['DELETE', 'discard'],
} as const;
