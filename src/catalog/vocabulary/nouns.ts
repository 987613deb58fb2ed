/**
 * The nouns of the catalog, as `namespace plural`: whatever names a resource names one of these.
 * Each has its resource in the index. Of those with one plural the first stays the first, since
 * scripts rely on it: it is the one that is meant where no namespace is given.
 */
export const nouns = [
  'blueprint templates',
  'blueprint template-scripts',
  'blueprint scripts',
  'blueprint attachments',
  'blueprint cookbook-versions',
  'cloud servers',
  'cloud server-arrays',
  'cloud ssh-profiles',
  'cloud cloud-providers',
  'cloud server-plans',
  'cloud realms',
  'cloud generic-images',
  'cloud saas-providers',
  'network firewall-profiles',
  'network floating-ips',
  'network vpcs',
  'network subnets',
  'network vpns',
  'network vpn-plans',
  'storage volumes',
  'storage plans',
  'settings cloud-accounts',
  'settings saas-accounts',
  'audit events',
  'audit system-events',
  'labels',
  'wizard apps',
  'wizard locations',
  'wizard cloud-providers',
  'wizard cloud-accounts',
  'wizard server-plans',
  'ping',
] as const;

/** Namespace and noun of a resource, as in `cloud servers`. */
export type Noun = (typeof nouns)[number];
