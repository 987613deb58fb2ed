/**
 * The nouns of the catalog, as `namespace plural`; every reference to a resource uses one of them,
 * and each has its resource in the index. If two nouns share a plural, their order must not change:
 * without a namespace the first one is used, and scripts rely on that.
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
  'brownfield cloud-accounts',
] as const;

/** Namespace and noun of a resource, as in `cloud servers`. */
export type Noun = (typeof nouns)[number];
