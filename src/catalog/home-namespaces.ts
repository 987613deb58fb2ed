/**
 * The namespace each noun belongs to where none is given: `imco servers` is `imco cloud servers`.
 * A row never changes, for scripts rely on it: a later resource with the same noun in another
 * namespace is reached with its namespace only.
 */
const homes: Readonly<Record<string, string>> = {
  templates: 'blueprint',
  'template-scripts': 'blueprint',
  scripts: 'blueprint',
  attachments: 'blueprint',
  'cookbook-versions': 'blueprint',
  servers: 'cloud',
  'server-arrays': 'cloud',
  'ssh-profiles': 'cloud',
  'cloud-providers': 'cloud',
  'server-plans': 'cloud',
  realms: 'cloud',
  'generic-images': 'cloud',
  'saas-providers': 'cloud',
  'firewall-profiles': 'network',
  'floating-ips': 'network',
  vpcs: 'network',
  subnets: 'network',
  vpns: 'network',
  'vpn-plans': 'network',
  volumes: 'storage',
  plans: 'storage',
  'cloud-accounts': 'settings',
  'saas-accounts': 'settings',
  events: 'audit',
  'system-events': 'audit',
  apps: 'wizard',
  locations: 'wizard',
};

/** The nouns that can be given without a namespace. */
export const nounsWithHome: readonly string[] = Object.keys(homes);

/** The home namespace of a noun, in the plural; undefined where it has none. */
export const homeNamespaceOf = (plural: string): string | undefined =>
  Object.hasOwn(homes, plural) ? homes[plural] : undefined;
