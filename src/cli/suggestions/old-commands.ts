/**
 * The commands of the platform's old client, each with what replaces it. The hints for old command
 * lines are composed from this table, and so is the list in docs/from-concerto.md.
 */

/** A group of commands of the old client. */
export interface OldGroup {
  /** The noun of imco whose verbs its commands are, if it has another one. */
  readonly noun?: string;
  /** Commands whose name and flags are the same, up to flags that are the same everywhere. */
  readonly same?: string;
  /**
   * Commands that have another name or other flags, with the command that replaces them: one word is a
   * verb of the same noun. Old flags are replaced by the flags, or the arguments in capitals, in the
   * same order. What follows these is added.
   */
  readonly changed?: Readonly<Record<string, string>>;
}

const labelling = { 'add-label': 'label', 'remove-label': 'label' };

/** The groups of commands, in the order of their list. */
export const oldGroups: Readonly<Record<string, OldGroup>> = {
  'blueprint cookbook-versions': { same: 'list show upload delete', changed: labelling },
  'blueprint scripts': {
    same: 'list show create update delete',
    changed: {
      ...labelling,
      'add-attachment --id --filepath': 'blueprint attachments upload --script FILE',
      'list-attachments --id': 'blueprint attachments list --script',
    },
  },
  'blueprint attachments': {
    same: 'show delete',
    changed: { 'download --filepath': 'download --to' },
  },
  'blueprint templates': {
    same: 'list show create update compile delete',
    changed: {
      ...labelling,
      'list-template-servers --template-id': 'servers TEMPLATE',
      'list-template-scripts': 'blueprint template-scripts list',
      'show-template-script': 'blueprint template-scripts show',
      'create-template-script': 'blueprint template-scripts create',
      'update-template-script': 'blueprint template-scripts update',
      'reorder-template-scripts --script-ids':
        'blueprint template-scripts reorder TEMPLATE-SCRIPT...',
      'delete-template-script': 'blueprint template-scripts delete',
    },
  },
  'brownfield cloud-accounts': { same: 'list' },
  brownfield: {
    noun: 'brownfield cloud-accounts',
    changed: {
      'import-servers': 'import --kind servers --wait',
      'import-vpcs': 'import --kind vpcs --wait',
      'import-floating-ips': 'import --kind floating-ips --wait',
      'import-volumes': 'import --kind volumes --wait',
      'import-policies': 'import --kind policies --wait',
      'import-k8s-clusters': 'import --kind kubernetes-clusters --wait',
    },
  },
  'cloud-applications templates': {
    noun: 'applications templates',
    same: 'list show upload delete',
  },
  'cloud-applications deployments': {
    noun: 'applications deployments',
    same: 'list show',
    changed: {
      'deploy --id --inputs --time':
        'applications templates deploy TEMPLATE --inputs-file --poll --wait',
      'delete --time': 'delete --poll --wait',
    },
  },
  'cloud-specific-extensions templates': {
    noun: 'extensions templates',
    same: 'list show update delete',
    changed: {
      import: 'create',
      'list-deployments --id': 'extensions deployments list --template',
    },
  },
  'cloud-specific-extensions deployments': {
    noun: 'extensions deployments',
    same: 'list show update delete',
    changed: {
      'deploy --id --parameters': 'extensions templates deploy TEMPLATE --parameter-values-file',
    },
  },
  'kubernetes clusters': {
    same: 'list show delete retry discard',
    changed: {
      ...labelling,
      'create --version --public-access-ip-addresses':
        'create --kubernetes-version --public-access-cidr',
      'update --version --public-access-ip-addresses':
        'update --kubernetes-version --public-access-cidr',
      'show-plan': 'kubernetes cluster-plans show',
    },
  },
  'kubernetes node-pools': {
    same: 'show update delete retry',
    changed: {
      'list --id': 'list --cluster',
      'create --id': 'create --cluster',
      'show-plan': 'kubernetes node-pool-plans show',
    },
  },
  'cloud server-arrays': {
    same: 'list show create update boot shutdown empty enlarge delete',
    changed: { 'list-servers': 'servers', ...labelling },
  },
  'cloud servers': {
    same: 'list show update boot reboot shutdown',
    changed: {
      create: 'commission',
      'override-server': 'override',
      delete: 'decommission',
      'list-events': 'events',
      'list-operational-scripts': 'scripts',
      'execute-script --server-id --script-id': 'run-script SERVER... --script',
      'list-floating-ips': 'floating-ips',
      'list-volumes': 'volumes',
      ...labelling,
    },
  },
  'cloud generic-images': { same: 'list' },
  'cloud ssh-profiles': { same: 'list show create update delete', changed: labelling },
  'cloud cloud-providers': {
    same: 'list',
    changed: {
      'list-storage-plans': 'storage plans list',
      'list-load-balancer-plans': 'network load-balancer-plans list',
      'list-cluster-plans': 'kubernetes cluster-plans list',
    },
  },
  'cloud realms': {
    same: 'show',
    changed: {
      'list --id': 'list --cloud-provider',
      'list-node-pool-plans --id': 'kubernetes node-pool-plans list --realm',
    },
  },
  'cloud server-plans': { same: 'list show' },
  'cloud infrastructure': {
    noun: 'infrastructure',
    changed: {
      'export --filepath --server-ids --server-array-ids --time':
        'export --to --server --server-array --poll',
      'import --filepath --time': 'import FILE --poll --wait',
    },
  },
  events: {
    noun: 'audit events',
    changed: {
      'list-events': 'list',
      'list-system-events': 'audit system-events list',
    },
  },
  labels: { same: 'list' },
  'network firewall-profiles': { same: 'list show create update delete', changed: labelling },
  'network floating-ips': {
    same: 'list show create update detach delete discard',
    changed: { 'attach --server-id': 'attach --server', ...labelling },
  },
  'network load-balancers': {
    same: 'list show update delete retry',
    changed: {
      'create --plan-id': 'create --load-balancer-plan',
      'show-plan': 'network load-balancer-plans show',
      ...labelling,
    },
  },
  'network load-balancers target-groups': {
    noun: 'network target-groups',
    same: 'list show delete retry',
    changed: {
      'create --port': 'create --target-port',
      'update --port': 'update --target-port',
      'list-targets': 'network targets list',
      'create-target --resource-id': 'network targets add --server|--server-array',
      'delete-target --resource-id': 'network targets remove --server|--server-array',
    },
  },
  'network load-balancers listeners': {
    noun: 'network listeners',
    same: 'list show delete retry',
    changed: {
      'create --port --target-group-id': 'create --listener-port --default-target-group',
      'update --target-group-id': 'update --default-target-group',
      'list-rules': 'network listener-rules list',
      'create-rule': 'network listener-rules create',
      'update-rule': 'network listener-rules update',
      'delete-rule': 'network listener-rules delete',
    },
  },
  'network load-balancers certificates': {
    noun: 'network certificates',
    same: 'list show update delete',
    changed: { 'create --public-key --chain': 'create --certificate-file --chain-file' },
  },
  'network vpcs': { same: 'list show create update delete discard', changed: labelling },
  'network subnets': {
    same: 'list show create update delete',
    changed: { 'list-servers': 'servers', 'list-server-arrays': 'server-arrays' },
  },
  'network vpns': {
    same: 'show create delete',
    changed: { 'list-plans': 'network vpn-plans list' },
  },
  'network dns-domains': { same: 'list show create delete retry' },
  'network dns-domains records': {
    noun: 'network dns-records',
    same: 'show delete retry',
    changed: {
      'list --domain-id': 'list --dns-domain',
      'create --domain-id --port': 'create --dns-domain --srv-port',
      'update --port': 'update --srv-port',
    },
  },
  'settings cloud-accounts': { same: 'list show' },
  'settings policies definitions': {
    noun: 'policy definitions',
    same: 'list show create update delete',
    changed: { 'list-assignments --id': 'policy assignments list --definition' },
  },
  'settings policies assignments': {
    noun: 'policy assignments',
    same: 'list show update delete',
    changed: { 'create --parameters': 'create --parameter' },
  },
  'storage plans': { same: 'show' },
  'storage volumes': {
    same: 'list show create update detach delete discard',
    changed: { 'attach --server-id': 'attach --server', ...labelling },
  },
  'wizard apps': { same: 'list deploy' },
  'wizard cloud-providers': { same: 'list' },
  'wizard locations': { same: 'list' },
  'wizard server-plans': { same: 'list' },
};

/** The short names of namespaces. */
export const shortNamespaces: Readonly<Record<string, string>> = {
  bl: 'blueprint',
  bf: 'brownfield',
  ca: 'cloud-applications',
  clo: 'cloud',
  cse: 'cloud-specific-extensions',
  ev: 'events',
  k8s: 'kubernetes',
  lbl: 'labels',
  net: 'network',
  set: 'settings',
  st: 'storage',
  wiz: 'wizard',
};
