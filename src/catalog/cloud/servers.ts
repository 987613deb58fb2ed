import { hostName } from '../notations/host-name.ts';
import { showFirst } from '../summaries.ts';
import { unconfirmedPaths as paths } from '../unconfirmed-paths.ts';
import {
  action,
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
  state,
  text,
  update,
} from '../vocabulary.ts';
import { booting, commissioning, shuttingDown } from './transitions.ts';

/** A subnet may be closed for servers. */
export const takesServers: Fits = ({ server_creation_disabled: isClosed }) =>
  isClosed === true ? 'takes no servers' : undefined;

/** What was made here is no imported server; where nothing is said of it, it may be one. */
const imported = {
  field: 'brownfield_state',
  in: [null, 'M1', 'M1-M2', 'M2', 'M2-M3', 'Overriden', 'Certified'],
  words: { otherwise: 'was not imported', needed: 'an imported server' },
} as const;

export const servers = resource('cloud servers', {
  path: '/cloud/servers',
  about: 'Virtual machines commissioned on a cloud account, or imported',
  labelable: 'server',
  sample: 'web-1',
  summary: showFirst('public_ip', 'private_ip'),
  fields: {
    id: id(),
    name: text('Logical name: letters, digits and inner hyphens', {
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
    fqdn: text('Fully qualified domain name, once the machine exists', { nullable: true }),
    public_ip: ip('Public address', { nullable: true }),
    private_ip: ip('Private address', { nullable: true }),
    template_id: ref('blueprint templates', 'What is installed on it', { nullable: true }),
    server_plan_id: ref('cloud server-plans', 'Size; fixes provider, location and realm', {
      nullable: true,
      within: 'cloud_account_id',
    }),
    cloud_account_id: ref(
      'settings cloud-accounts',
      'Account that pays; of the provider of the plan',
    ),
    // The plural is documented as an answer only; the single form is what the platform's old
    // client has always sent.
    ssh_profile_ids: refs('cloud ssh-profiles', 'SSH profiles to install', {
      single: 'ssh_profile_id',
      unconfirmed: true,
    }),
    ssh_profile_id: ref('cloud ssh-profiles', 'First of ssh_profile_ids', {
      nullable: true,
      deprecated: 'since platform 9; ssh_profile_ids has them all',
    }),
    firewall_profile_id: ref('network firewall-profiles', 'Firewall profile in force'),
    server_array_id: ref('cloud server-arrays', 'Server array it belongs to', { nullable: true }),
    brownfield_state: choice(
      ['M1', 'M1-M2', 'M2', 'M2-M3', 'Overriden', 'Certified', 'Pure'],
      'How far an imported server is under management; Pure when born on the platform',
      { nullable: true },
    ),
    subnet_id: ref('network subnets', 'Subnet it sits in', {
      nullable: true,
      unconfirmed: true,
      fits: takesServers,
    }),
    vpc_id: ref('network vpcs', 'VPC it sits in', { nullable: true }),
    privateness: boolean('Private address only', { unconfirmed: true }),
    variable_value_ids: json<Record<string, [string, string]>>(
      'Values of the variables the template declares, two texts each',
      { object: true },
    ),
    label_ids: refs('labels', 'Labels on it'),
    workspace_id: text('Workspace it was in', {
      nullable: true,
      deprecated: 'withdrawn since platform 7.3',
    }),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'state', 'public_ip', 'private_ip', 'fqdn', 'id'],
  wide: [
    'template_id',
    'server_plan_id',
    'cloud_account_id',
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
      note: 'The platform answers at once; the server then rests in inactive until it is booted.',
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
      loses: 'What runs there is stopped and started again.',
    }),
    shutdown: action('PUT', 'shutdown', {
      about: 'Shut a server down: run its shutdown scripts, stop the machine',
      ...shuttingDown,
    }),
    override: action('PUT', 'override', {
      about: 'Declare a stalled server operational, at your own risk',
      when: inState('stalled'),
      awaits: { success: ['operational'], failure: ['stalled'] },
      destructive: true,
      loses: 'The platform takes the server for operational, whatever is wrong with it.',
      lastResort: true,
    }),
    decommission: destroy({
      about: 'Decommission a server: destroy the machine at the provider',
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
    credentials: secretView(paths.credentials[1], {
      about: 'Show the login data of a server',
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
      note: 'The answer is an event, not a result: look for the outcome in "servers events".',
      when: inState('operational'),
      disturbs: { minimumCount: 2 },
      loses: 'The script runs as soon as it is sent, and cannot be taken back.',
      pick: { flag: 'script', among: 'scripts', about: 'script to run: its name or id' },
      answers: { kind: 'row', of: 'audit events' },
      endsLater: true,
    }),
    'brownfield-token': action(...paths['brownfield-token'], {
      expects: imported,
      operation: 'createServerBrownfieldToken',
      about: 'Make a token with which the agent of an imported server registers',
      unconfirmed: true,
      answers: { kind: 'secret', about: 'One-time token' },
    }),
    converge: action(...paths.converge, {
      expects: imported,
      about: 'Apply the blueprint to an imported server',
      disturbs: {},
      loses: 'The blueprint changes what is installed and configured on the machine.',
      unconfirmed: true,
      awaits: { field: 'brownfield_state', success: ['Certified'] },
    }),
    'override-brownfield': action(...paths['override-brownfield'], {
      expects: imported,
      about: 'Take an imported server as managed without convergence',
      unconfirmed: true,
      awaits: { field: 'brownfield_state', success: ['Overriden'] },
      destructive: true,
      loses: 'The platform manages the machine from then on, without its blueprint applied.',
    }),
    discard: action(...paths.discard, {
      expects: imported,
      about: 'Forget an imported server; the machine stays at the provider',
      unconfirmed: true,
      destructive: true,
      loses: 'The platform forgets the server; the machine stays at the provider.',
      answers: { kind: 'nothing' },
    }),
  },
});
