import { hostName } from '../notations/host-name.ts';
import { showFirst } from '../summaries.ts';
import { unconfirmedPaths } from '../unconfirmed-paths.ts';
import {
  action,
  address,
  boolean,
  choice,
  create,
  destroy,
  type Fits,
  id,
  inState,
  ip,
  json,
  list,
  listView,
  ref,
  refs,
  resource,
  secretView,
  show,
  ssh,
  sshConfig,
  state,
  text,
  update,
} from '../vocabulary.ts';
import { booting, commissioning, shuttingDown } from './transitions.ts';

const paths = unconfirmedPaths['cloud servers'];

/** A subnet may be closed for new servers. */
export const takesServers: Fits = ({ server_creation_disabled: isClosed }) =>
  isClosed === true ? 'is closed for new servers' : undefined;

/** A subnet belongs to the cloud account of its VPC. */
export const inSameAccount = [
  { its: ['vpc_id', 'cloud_account_id'], with: ['cloud_account_id'] },
] as const;

/** Server plans of different regions have the same name: that of the VPC is meant. */
export const inRegionOfSubnet = [
  { its: ['realm_provider_name'], with: ['subnet_id', 'vpc_id', 'realm_provider_name'] },
] as const;

/** `Pure` servers were not imported; a server without this field may have been. */
const imported = {
  field: 'brownfield_state',
  in: [null, 'M1', 'M1-M2', 'M2', 'M2-M3', 'Overriden', 'Certified'],
  words: { otherwise: 'was not imported', needed: 'an imported server' },
} as const;

export const servers = resource('cloud servers', {
  path: '/cloud/servers',
  about: 'Virtual machines, commissioned or imported',
  labelable: 'server',
  sample: 'web-1',
  summary: showFirst('public_ip', 'private_ip'),
  fields: {
    id: id(),
    name: text('Name: letters, digits and inner hyphens', {
      always: true,
      inputForm: hostName,
    }),
    state: state('Life-cycle state', {
      always: true,
      values: [
        'commissioning',
        'inactive',
        'booting',
        'bootstrapping',
        'operational',
        'stalled',
        'shutting_down',
        'decommissioning',
        'commission_stalled',
      ],
      good: ['operational'],
      passing: ['commissioning', 'booting', 'bootstrapping', 'shutting_down', 'decommissioning'],
      failed: ['stalled', 'commission_stalled'],
    }),
    fqdn: text('Fully qualified domain name', { nullable: true }),
    public_ip: ip('Public address', { nullable: true }),
    private_ip: ip('Private address', { nullable: true }),
    template_id: ref('blueprint templates', 'Template', { nullable: true }),
    server_plan_id: ref(
      'cloud server-plans',
      'Server plan; determines provider, location and realm',
      {
        nullable: true,
        within: 'cloud_account_id',
        agrees: inRegionOfSubnet,
      },
    ),
    cloud_account_id: ref(
      'settings cloud-accounts',
      'Cloud account, at the provider of the server plan',
    ),
    // The plural is only documented in responses; the platform's old client has always sent the
    // singular.
    ssh_profile_ids: refs('cloud ssh-profiles', 'SSH profiles', {
      single: 'ssh_profile_id',
      unconfirmed: true,
    }),
    ssh_profile_id: ref('cloud ssh-profiles', 'First SSH profile', {
      nullable: true,
      deprecated: 'since platform 9; ssh_profile_ids has all of them',
    }),
    firewall_profile_id: ref('network firewall-profiles', 'Firewall profile'),
    server_array_id: ref('cloud server-arrays', 'Server array', { nullable: true }),
    brownfield_state: choice(
      ['M1', 'M1-M2', 'M2', 'M2-M3', 'Overriden', 'Certified', 'Pure'],
      'Management level of an imported server; Pure if commissioned by the platform',
      { heading: 'management', nullable: true },
    ),
    subnet_id: ref('network subnets', 'Subnet', {
      nullable: true,
      unconfirmed: true,
      fits: takesServers,
      agrees: inSameAccount,
    }),
    vpc_id: ref('network vpcs', 'VPC', { nullable: true }),
    privateness: boolean('Private address only', { heading: 'private only', unconfirmed: true }),
    variable_value_ids: json<Record<string, [string, string]>>(
      'Values of the template variables: two strings for each variable',
      { object: true },
    ),
    label_ids: refs('labels', 'Labels'),
    workspace_id: text('Workspace', {
      nullable: true,
      deprecated: 'removed in platform 7.3',
    }),
    resource_type: text('Resource type'),
  },
  machine: {
    addresses: { public: 'public_ip', private: 'private_ip', fqdn: 'fqdn' },
    groups: {
      label: ['label_ids'],
      template: ['template_id'],
      provider: ['cloud_account_id', 'cloud_provider_id'],
      state: ['state'],
    },
  },
  columns: [
    'name',
    'state',
    'public_ip',
    'private_ip',
    'template_id',
    'server_plan_id',
    'cloud_account_id',
  ],
  wide: [
    'fqdn',
    'server_array_id',
    'firewall_profile_id',
    'ssh_profile_ids',
    'brownfield_state',
    'label_ids',
  ],
  verbs: {
    list: list({ about: 'List servers, oldest first' }),
    show: show(),
    commission: create({
      about: 'Commission a new server',
      also: ['create'],
      note: 'The new server is inactive until it is booted: use --boot or "imco cloud servers boot".',
      needs: ['name', 'template_id', 'server_plan_id', 'cloud_account_id'],
      takes: [
        'ssh_profile_ids',
        'firewall_profile_id',
        'subnet_id',
        'privateness',
        'variable_value_ids',
        'label_ids',
      ],
      awaits: commissioning,
      followedBy: 'boot',
    }),
    update: update({ about: 'Rename a server', takes: ['name'] }),
    boot: action('PUT', 'boot', {
      about: 'Boot a server',
      ...booting,
    }),
    reboot: action('PUT', 'reboot', {
      about: 'Reboot a server',
      when: inState('operational', 'stalled'),
      awaits: {
        transitional: ['shutting_down', 'booting', 'bootstrapping'],
        success: ['operational'],
        failure: ['stalled'],
      },
      destructive: true,
      loses: 'Everything running on the server is stopped and started again.',
    }),
    shutdown: action('PUT', 'shutdown', {
      about: 'Shut down a server: run its shutdown scripts and stop the machine',
      ...shuttingDown,
    }),
    override: action('PUT', 'override', {
      about: 'Mark a stalled server as operational, at your own risk',
      when: inState('stalled'),
      awaits: { success: ['operational'], failure: ['stalled'] },
      destructive: true,
      loses: 'The platform treats the server as operational, even if it is not.',
      lastResort: true,
    }),
    decommission: destroy({
      about: 'Decommission a server and destroy the machine at the provider',
      loses: 'The machine at the provider is destroyed.',
      also: ['delete'],
      when: inState('inactive', 'stalled', 'commission_stalled'),
      awaits: {
        transitional: ['decommissioning'],
        failure: ['stalled', 'commission_stalled'],
        deleted: true,
      },
      precededBy: ['shutdown'],
    }),
    ssh: ssh({
      about: 'Log in to a server with OpenSSH, or run a command on it',
      when: inState('operational'),
    }),
    'ssh-config': sshConfig({ about: 'Print the OpenSSH configuration for all servers' }),
    ip: address({ about: 'Print the address of a server' }),
    credentials: secretView(paths.credentials[1], {
      about: 'Show the login credentials of a server',
      unconfirmed: true,
    }),
    events: listView('audit events', 'events', { about: 'List the events of a server' }),
    scripts: listView('blueprint template-scripts', 'operational_scripts', {
      about: 'List the scripts that can be run on a server',
    }),
    'floating-ips': listView('network floating-ips', 'floating_ips', {
      about: 'List the floating IPs attached to a server',
    }),
    volumes: listView('storage volumes', 'volumes', {
      about: 'List the volumes attached to a server',
    }),
    'run-script': action('PUT', 'operational_scripts/{script}/execute', {
      about: 'Run an operational script on a server',
      operation: 'executeServerScript',
      note: 'The platform returns an event, not the result. With --wait, imco waits for the next event of the server that names the script: it is a failure if its level is error or its text has an exit code other than 0. No documentation confirms that the platform writes such an event.',
      when: inState('operational'),
      disturbs: { minimumCount: 2 },
      loses: 'The script starts immediately and cannot be cancelled.',
      pick: { flag: 'script', among: 'scripts', about: 'script to run' },
      answers: { kind: 'row', of: 'audit events' },
      endEvent: { among: 'events', failure: { field: 'level', in: ['error'] } },
    }),
    'brownfield-token': action(...paths['brownfield-token'], {
      expects: imported,
      operation: 'createServerBrownfieldToken',
      about: 'Create a token to register the agent of an imported server',
      unconfirmed: true,
      answers: { kind: 'secret', about: 'One-time token' },
    }),
    converge: action(...paths.converge, {
      expects: imported,
      about: 'Apply the blueprint to an imported server',
      disturbs: {},
      loses: 'The blueprint changes the software and configuration of the machine.',
      unconfirmed: true,
      awaits: { field: 'brownfield_state', success: ['Certified'] },
    }),
    'override-brownfield': action(...paths['override-brownfield'], {
      expects: imported,
      about: 'Manage an imported server without applying its blueprint',
      unconfirmed: true,
      awaits: { field: 'brownfield_state', success: ['Overriden'] },
      destructive: true,
      loses: 'The platform manages the machine without applying its blueprint.',
    }),
    discard: action(...paths.discard, {
      expects: imported,
      about: 'Remove an imported server from the platform; the machine stays at the provider',
      unconfirmed: true,
      destructive: true,
      loses: 'The server is removed from the platform, but the machine stays at the provider.',
      answers: { kind: 'nothing' },
    }),
  },
});
